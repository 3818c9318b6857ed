import { Module } from '@nestjs/common';
import { AbandonedWatch } from './abandoned-watch.service.js';
import { FileConsumer } from './file.consumer.js';
import { FileRepository } from './file.repository.js';
import { FileService } from './file.service.js';

@Module({ controllers: [FileConsumer], providers: [FileService, FileRepository, AbandonedWatch], exports: [FileService] })
export class FileModule {}
