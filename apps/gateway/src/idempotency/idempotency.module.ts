import { Module } from '@nestjs/common';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { IdempotencyService } from './idempotency.service.js';

@Module({ providers: [IdempotencyInterceptor, IdempotencyRepository, IdempotencyService], exports: [IdempotencyInterceptor] })
export class IdempotencyModule {}
