import { Module } from '@nestjs/common';
import { DatasetModule } from './dataset/dataset.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { NightlyModule } from './nightly/nightly.module.js';

@Module({ imports: [DatasetModule, NightlyModule, ErasureModule] })
export class AppModule {}
