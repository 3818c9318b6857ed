import { Module } from '@nestjs/common';
import { LearnConsumer } from './learn.consumer.js';
import { LearnService } from './learn.service.js';
import { PrepareService } from './prepare.service.js';
import { RememberRepository } from './remember.repository.js';
import { RememberService } from './remember.service.js';

@Module({ controllers: [LearnConsumer], providers: [LearnService, PrepareService, RememberService, RememberRepository], exports: [PrepareService, RememberService] })
export class LearnModule {}
