import { Module } from '@nestjs/common';
import { AgentConsumer } from './agent.consumer.js';
import { AgentService } from './agent.service.js';

@Module({ controllers: [AgentConsumer], providers: [AgentService] })
export class AgentModule {}
