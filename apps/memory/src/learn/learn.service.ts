import { Injectable } from '@nestjs/common';
import { type DataOf, exchangeRead, type ReplyOf, type turnCompleted } from '@rapport/contracts';
import { isAppError } from '@rapport/errors';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import type { ToldExchange } from './exchange.types.js';
import { PrepareService } from './prepare.service.js';
import { RememberService } from './remember.service.js';

/** Learns from turns, after the reply: nobody waits for it. */
@Injectable()
export class LearnService {
  constructor(
    private readonly messenger: Messenger,
    private readonly preparing: PrepareService,
    private readonly remembering: RememberService,
  ) {}

  async learn({ replyId }: DataOf<typeof turnCompleted>, context: DeliveryContext): Promise<void> {
    const exchange = await this.exchange(replyId);
    if (!exchange) return;
    const [prepared] = await this.preparing.prepare([told(exchange)]);
    if (!prepared) return;
    const { workspaceId } = context.scope;
    await context.effect(() => this.remembering.remember(workspaceId, prepared), { workspaceId, customer: exchange.customerId });
  }

  /** Undefined when it is gone, erased for example: then there is nothing to learn. */
  private async exchange(replyId: string): Promise<ReplyOf<typeof exchangeRead> | undefined> {
    try {
      return await this.messenger.request(exchangeRead, { replyId });
    } catch (error) {
      if (isAppError(error) && error.code === 'not_found') return undefined;
      throw error;
    }
  }
}

function told(exchange: ReplyOf<typeof exchangeRead>): ToldExchange {
  return {
    customerId: exchange.customerId,
    source: 'turn',
    sourceKey: `turn:${exchange.turnId}`,
    question: exchange.question,
    reply: exchange.answer === '' ? null : exchange.answer,
    channel: exchange.channel ?? null,
    intent: exchange.intent,
    sessionId: exchange.conversationId,
    questionIds: exchange.questionIds ?? [],
    replyIds: [exchange.replyId],
    at: exchange.askedAt === undefined ? new Date() : new Date(exchange.askedAt),
    // What somebody says in a crisis is kept with the conversation and is no trait of his.
    tellsFacts: exchange.agent !== 'crisis',
    context: { agent: exchange.agent, confidence: exchange.confidence, model: exchange.produced.model },
  };
}
