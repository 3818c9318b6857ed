import { Module } from '@nestjs/common';
import { ScrubService } from '../scrub/scrub.service.js';
import { BuildService } from './build.service.js';
import { DatasetConsumer } from './dataset.consumer.js';
import { DatasetRepository } from './dataset.repository.js';
import { DatasetService } from './dataset.service.js';

@Module({
  controllers: [DatasetConsumer],
  providers: [DatasetService, BuildService, ScrubService, DatasetRepository],
  exports: [DatasetService],
})
export class DatasetModule {}
