import { Module } from '@nestjs/common';
import { UsageConsumer } from './usage.consumer.js';
import { UsageRepository } from './usage.repository.js';
import { UsageService } from './usage.service.js';

@Module({ controllers: [UsageConsumer], providers: [UsageService, UsageRepository] })
export class UsageModule {}
