import { Module } from '@nestjs/common';
import { FileConsumer } from './file.consumer.js';
import { FileRepository } from './file.repository.js';
import { FileService } from './file.service.js';

@Module({ controllers: [FileConsumer], providers: [FileService, FileRepository], exports: [FileService] })
export class FileModule {}
