import { Module } from '@nestjs/common';
import { EmbeddingController } from './embedding.controller.js';

@Module({ controllers: [EmbeddingController] })
export class EmbeddingModule {}
