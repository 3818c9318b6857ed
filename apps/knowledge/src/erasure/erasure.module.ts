import { Module } from '@nestjs/common';
import { StoreEraser } from '@rapport/service-host';
import { ErasureConsumer } from './erasure.consumer.js';
import { ErasureRepository } from './erasure.repository.js';

@Module({ controllers: [ErasureConsumer], providers: [ErasureRepository, StoreEraser] })
export class ErasureModule {}
