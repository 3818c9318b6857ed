import { Module } from '@nestjs/common';
import { DatasetModule } from '../dataset/dataset.module.js';
import { NightlyConsumer } from './nightly.consumer.js';
import { NightlyService } from './nightly.service.js';

@Module({ imports: [DatasetModule], controllers: [NightlyConsumer], providers: [NightlyService] })
export class NightlyModule {}
