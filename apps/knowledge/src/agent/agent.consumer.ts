import { Controller } from '@nestjs/common';
import { type AgentDraft, type AgentTask, knowledgeReply } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { AgentService } from './agent.service.js';

@Controller()
export class AgentConsumer {
  constructor(private readonly agent: AgentService) {}

  @Handles(knowledgeReply)
  reply(task: AgentTask, context: RequestHandlerContext): Promise<AgentDraft> {
    return this.agent.reply(task, context.signal);
  }
}
