import { Module } from '@nestjs/common';
import { InboundConsumer } from './inbound.consumer.js';
import { InboundRepository } from './inbound.repository.js';
import { InboundService } from './inbound.service.js';

@Module({ controllers: [InboundConsumer], providers: [InboundRepository, InboundService], exports: [InboundRepository, InboundService] })
export class InboundModule {}
