import { Module } from '@nestjs/common';
import { ModelWatch, Reembedder, ReembeddingRunRepository, ReembeddingStore } from '@rapport/service-host';
import { ReembeddingConsumer } from './reembedding.consumer.js';
import { ReembeddingRepository } from './reembedding.repository.js';

@Module({
  controllers: [ReembeddingConsumer],
  providers: [{ provide: ReembeddingStore, useClass: ReembeddingRepository }, ReembeddingRunRepository, Reembedder, ModelWatch],
})
export class ReembeddingModule {}
