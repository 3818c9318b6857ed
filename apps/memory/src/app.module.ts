import { Module } from '@nestjs/common';
import { ErasureModule } from './erasure/erasure.module.js';
import { ImportModule } from './import/import.module.js';
import { InteractionModule } from './interaction/interaction.module.js';
import { LearnModule } from './learn/learn.module.js';
import { RecallModule } from './recall/recall.module.js';
import { RecordModule } from './record/record.module.js';
import { ReembeddingModule } from './reembedding/reembedding.module.js';
import { SettingsModule } from './settings.module.js';
import { TidyModule } from './tidy/tidy.module.js';

@Module({ imports: [SettingsModule, LearnModule, RecallModule, RecordModule, InteractionModule, ImportModule, ErasureModule, ReembeddingModule, TidyModule] })
export class AppModule {}
