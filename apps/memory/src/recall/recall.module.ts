import { Module } from '@nestjs/common';
import { IndexCache } from './index-cache.service.js';
import { RecallConsumer } from './recall.consumer.js';
import { RecallRepository } from './recall.repository.js';
import { RecallService } from './recall.service.js';

@Module({ controllers: [RecallConsumer], providers: [RecallService, RecallRepository, IndexCache], exports: [IndexCache] })
export class RecallModule {}
