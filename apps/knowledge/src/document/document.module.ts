import { Module } from '@nestjs/common';
import { ChunkModule } from '../chunk/chunk.module.js';
import { DocumentConsumer } from './document.consumer.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentService } from './document.service.js';
import { IngestService } from './ingest.service.js';

@Module({ imports: [ChunkModule], controllers: [DocumentConsumer], providers: [DocumentService, IngestService, DocumentRepository] })
export class DocumentModule {}
