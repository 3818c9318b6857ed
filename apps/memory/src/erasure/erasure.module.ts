import { Module } from '@nestjs/common';
import { StoreEraser } from '@rapport/service-host';
import { RecallModule } from '../recall/recall.module.js';
import { ErasureConsumer } from './erasure.consumer.js';
import { ErasureRepository } from './erasure.repository.js';
import { WaitingLineRepository } from './waiting-line.repository.js';
import { WaitingLineService } from './waiting-line.service.js';

@Module({ imports: [RecallModule], controllers: [ErasureConsumer], providers: [ErasureRepository, StoreEraser, WaitingLineRepository, WaitingLineService] })
export class ErasureModule {}
