import { Module } from '@nestjs/common';
import { ChunkConsumer } from './chunk.consumer.js';
import { ChunkRepository } from './chunk.repository.js';
import { ChunkService } from './chunk.service.js';

@Module({ controllers: [ChunkConsumer], providers: [ChunkService, ChunkRepository], exports: [ChunkService] })
export class ChunkModule {}
