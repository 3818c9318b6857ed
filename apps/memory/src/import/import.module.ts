import { Module } from '@nestjs/common';
import { LearnModule } from '../learn/learn.module.js';
import { ImportConsumer } from './import.consumer.js';
import { ImportRepository } from './import.repository.js';
import { ImportRunService } from './import-run.service.js';
import { ImportService } from './import.service.js';

@Module({ imports: [LearnModule], controllers: [ImportConsumer], providers: [ImportService, ImportRunService, ImportRepository] })
export class ImportModule {}
