import { Module } from '@nestjs/common';
import { AgentModule } from './agent/agent.module.js';
import { ChunkModule } from './chunk/chunk.module.js';
import { DocumentModule } from './document/document.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { ReembeddingModule } from './reembedding/reembedding.module.js';
import { SearchModule } from './search/search.module.js';
import { SettingsModule } from './settings.module.js';
import { UsageModule } from './usage/usage.module.js';

@Module({ imports: [SettingsModule, DocumentModule, ChunkModule, SearchModule, AgentModule, UsageModule, ErasureModule, ReembeddingModule] })
export class AppModule {}
