import { Controller } from '@nestjs/common';
import { type DataOf, interactionRecord, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { InteractionService } from './interaction.service.js';

@Controller()
export class InteractionConsumer {
  constructor(private readonly interactions: InteractionService) {}

  @Handles(interactionRecord)
  record(data: DataOf<typeof interactionRecord>, context: RequestHandlerContext): Promise<ReplyOf<typeof interactionRecord>> {
    return this.interactions.record(context.scope, data);
  }
}
