import { Module } from '@nestjs/common';
import { InboundModule } from '../inbound/inbound.module.js';
import { OutboundConsumer } from './outbound.consumer.js';
import { OutboundRepository } from './outbound.repository.js';
import { OutboundService } from './outbound.service.js';

@Module({ imports: [InboundModule], controllers: [OutboundConsumer], providers: [OutboundRepository, OutboundService] })
export class OutboundModule {}
