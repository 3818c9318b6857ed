import { Module } from '@nestjs/common';
import { ChunkConsumer } from './chunk.consumer.js';
import { ChunkRepository } from './chunk.repository.js';
import { ChunkService } from './chunk.service.js';
import { PostingRepository } from './posting.repository.js';

@Module({ controllers: [ChunkConsumer], providers: [ChunkService, ChunkRepository, PostingRepository], exports: [ChunkService, ChunkRepository, PostingRepository] })
export class ChunkModule {}
