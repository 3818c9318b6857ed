import type { ServiceDefinition } from '@rapport/service-host';
import { AppModule } from './app.module.js';
import { ChunkEntity } from './chunk/chunk.entity.js';
import { ChunkCodeEntity } from './chunk/chunk-code.entity.js';
import { CounterEntity } from './chunk/counter.entity.js';
import { PostingEntity } from './chunk/posting.entity.js';
import { DocumentEntity } from './document/document.entity.js';
import { DocumentVersionEntity } from './document/document-version.entity.js';
import { FilePieceEntity } from './file/file-piece.entity.js';
import { CreateKnowledge1763700400000 } from './migrations/1763700400000-create-knowledge.js';
import { ExtendDocuments1763714000000 } from './migrations/1763714000000-extend-documents.js';
import { CreateSearchIndex1763715000000 } from './migrations/1763715000000-create-search-index.js';
import { NameCustomerOfRating1763717000010 } from './migrations/1763717000010-name-customer-of-rating.js';
import { OpenFilePieces1763720000040 } from './migrations/1763720000040-open-file-pieces.js';
import { CreateReembeddings1763719000000 } from './migrations/1763719000000-create-reembeddings.js';
import { ReembeddingEntity } from './reembedding/reembedding.entity.js';
import { ChunkRatingEntity } from './usage/chunk-rating.entity.js';

export const knowledgeService: ServiceDefinition = {
  name: 'knowledge',
  role: 'rapport_knowledge',
  module: AppModule,
  entities: [DocumentEntity, DocumentVersionEntity, FilePieceEntity, ChunkEntity, ChunkCodeEntity, PostingEntity, CounterEntity, ChunkRatingEntity, ReembeddingEntity],
  migrations: { owner: 'knowledge', migrations: [CreateKnowledge1763700400000, ExtendDocuments1763714000000, CreateSearchIndex1763715000000, NameCustomerOfRating1763717000010, CreateReembeddings1763719000000, OpenFilePieces1763720000040] },
};
