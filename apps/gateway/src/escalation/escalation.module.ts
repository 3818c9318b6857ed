import { Module } from '@nestjs/common';
import { EscalationController } from './escalation.controller.js';

@Module({ controllers: [EscalationController] })
export class EscalationModule {}
