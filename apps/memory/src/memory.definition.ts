import type { ServiceDefinition } from '@rapport/service-host';
import { AppModule } from './app.module.js';
import { FactEntity } from './fact/fact.entity.js';
import { ImportErrorEntity } from './import/import-error.entity.js';
import { ImportLineEntity } from './import/import-line.entity.js';
import { ImportEntity } from './import/import.entity.js';
import { EmbeddingEntity } from './interaction/embedding.entity.js';
import { InteractionEntity } from './interaction/interaction.entity.js';
import { CreateMemory1763700700000 } from './migrations/1763700700000-create-memory.js';
import { CreateImports1763700700010 } from './migrations/1763700700010-create-imports.js';
import { CreateUserReembeddings1763719000010 } from './migrations/1763719000010-create-user-reembeddings.js';
import { OpenToTidy1763720000010 } from './migrations/1763720000010-open-to-tidy.js';
import { DropSentiment1763720000030 } from './migrations/1763720000030-drop-sentiment.js';
import { AddSentiment1763720000060 } from './migrations/1763720000060-add-sentiment.js';
import { ContextCacheEntity } from './profile/context-cache.entity.js';
import { ProfileEntity } from './profile/profile.entity.js';
import { ReembeddingEntity } from './reembedding/reembedding.entity.js';

export const memoryService: ServiceDefinition = {
  name: 'memory',
  role: 'rapport_memory',
  module: AppModule,
  entities: [ProfileEntity, InteractionEntity, EmbeddingEntity, FactEntity, ContextCacheEntity, ImportEntity, ImportLineEntity, ImportErrorEntity, ReembeddingEntity],
  migrations: { owner: 'memory', migrations: [CreateMemory1763700700000, CreateImports1763700700010, CreateUserReembeddings1763719000010, OpenToTidy1763720000010, DropSentiment1763720000030, AddSentiment1763720000060] },
};
