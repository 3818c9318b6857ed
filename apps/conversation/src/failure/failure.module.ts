import { Module } from '@nestjs/common';
import { FailureRepository } from './failure.repository.js';

@Module({ providers: [FailureRepository], exports: [FailureRepository] })
export class FailureModule {}
