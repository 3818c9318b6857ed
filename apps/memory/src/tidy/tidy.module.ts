import { Module } from '@nestjs/common';
import { TidyConsumer } from './tidy.consumer.js';
import { TidyRepository } from './tidy.repository.js';
import { TidyService } from './tidy.service.js';
import { TidyWatch } from './tidy-watch.service.js';

@Module({ controllers: [TidyConsumer], providers: [TidyService, TidyRepository, TidyWatch] })
export class TidyModule {}
