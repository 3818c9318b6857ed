import { Injectable } from '@nestjs/common';
import { conversationRead, messageSent, type DataOf, type messageSend } from '@rapport/contracts';
import { Messenger, type DeliveryContext } from '@rapport/messaging';
import { InboundRepository } from '../inbound/inbound.repository.js';
import { OutboundRepository } from './outbound.repository.js';
import { routeOf } from './route.rule.js';

@Injectable()
export class OutboundService {
  constructor(
    private readonly messenger: Messenger,
    private readonly inbox: InboundRepository,
    private readonly outbox: OutboundRepository,
  ) {}

  /** Brings a reply to its channel, once, and tells what became of it. */
  async send({ messageId, conversationId }: DataOf<typeof messageSend>, delivery: DeliveryContext): Promise<void> {
    const { channel, customerId } = await this.messenger.request(conversationRead, { conversationId });
    await delivery.effect(async () => {
      const route = routeOf(channel, await this.inbox.lastSource(conversationId));
      const { workspaceId } = delivery.scope;
      const first = await this.outbox.insert({ workspaceId, conversationId, customerId, messageId, channel, attempts: delivery.attempt, ...route });
      if (first) await this.messenger.send(messageSent, { messageId, state: route.state }, { lane: `sent:${conversationId}` });
    });
  }
}
