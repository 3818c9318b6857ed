import { Controller } from '@nestjs/common';
import { inboundRead, type DataOf, type ReplyOf } from '@rapport/contracts';
import { Handles } from '@rapport/messaging';
import { InboundService } from './inbound.service.js';

@Controller()
export class InboundConsumer {
  constructor(private readonly inbound: InboundService) {}

  @Handles(inboundRead)
  async read({ messageId }: DataOf<typeof inboundRead>): Promise<ReplyOf<typeof inboundRead>> {
    const { conversationId, customerId, body, receivedAt } = await this.inbound.read(messageId);
    return { messageId, conversationId, customerId, text: body, receivedAt: receivedAt.toISOString() };
  }
}
