import { Controller } from '@nestjs/common';
import { type DataOf, escalationList, escalationResolve, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { EscalationService } from './escalation.service.js';

@Controller()
export class EscalationConsumer {
  constructor(private readonly escalations: EscalationService) {}

  @Handles(escalationList)
  list(data: DataOf<typeof escalationList>, context: RequestHandlerContext): Promise<ReplyOf<typeof escalationList>> {
    return this.escalations.list(context.scope, data);
  }

  @Handles(escalationResolve)
  resolve(data: DataOf<typeof escalationResolve>, context: RequestHandlerContext): Promise<ReplyOf<typeof escalationResolve>> {
    return this.escalations.resolve(context.scope, data.escalationId);
  }
}
