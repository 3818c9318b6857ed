import { Module } from '@nestjs/common';
import { RecallModule } from '../recall/recall.module.js';
import { RecordConsumer } from './record.consumer.js';
import { RecordRepository } from './record.repository.js';
import { RecordService } from './record.service.js';

@Module({ imports: [RecallModule], controllers: [RecordConsumer], providers: [RecordService, RecordRepository] })
export class RecordModule {}
