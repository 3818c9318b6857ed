import { Module } from '@nestjs/common';
import { EscalationConsumer } from './escalation.consumer.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';

@Module({ controllers: [EscalationConsumer], providers: [EscalationService, EscalationRepository] })
export class EscalationModule {}
