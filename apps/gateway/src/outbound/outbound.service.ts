import { Injectable } from '@nestjs/common';
import { type Channel, conversationRead, messageSent, type DataOf, type messageSend } from '@rapport/contracts';
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
  async send(reply: DataOf<typeof messageSend>, delivery: DeliveryContext): Promise<void> {
    const { messageId, conversationId } = reply;
    const { channel, customerId } = await this.destination(reply, delivery);
    await delivery.effect(async () => {
      const route = routeOf(channel, channel === 'live_chat' ? undefined : await this.inbox.lastSource(conversationId));
      const { workspaceId } = delivery.scope;
      const first = await this.outbox.insert({ workspaceId, conversationId, customerId, messageId, channel, attempts: delivery.attempt, ...route });
      if (first) await this.messenger.send(messageSent, { messageId, state: route.state }, { lane: `sent:${conversationId}` });
    });
  }

  /** Where the command does not say it, the conversation does. */
  private async destination({ conversationId, channel }: DataOf<typeof messageSend>, { scope }: DeliveryContext): Promise<{ channel: Channel; customerId: string }> {
    if (channel !== undefined && scope.customer !== 'all') return { channel, customerId: scope.customer };
    return this.messenger.request(conversationRead, { conversationId });
  }
}
