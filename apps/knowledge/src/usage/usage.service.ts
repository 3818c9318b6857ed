import { Injectable } from '@nestjs/common';
import { type DataOf, exchangeRead, feedbackRead, type feedbackRated, type turnCompleted } from '@rapport/contracts';
import { isAppError } from '@rapport/errors';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import { UsageRepository } from './usage.repository.js';
import { speaksForSources } from './verdict.rule.js';

/** Which chunks are used, and which of them make good replies. */
@Injectable()
export class UsageService {
  constructor(
    private readonly messenger: Messenger,
    private readonly usages: UsageRepository,
  ) {}

  async countUse(turn: DataOf<typeof turnCompleted>, context: DeliveryContext): Promise<void> {
    const cited = turn.citedChunkIds ?? (await this.citedBy(turn.replyId)).cited;
    if (cited.length === 0) return;
    await context.effect(() => this.usages.countUse(cited));
  }

  async countRating({ feedbackId, messageId }: DataOf<typeof feedbackRated>, context: DeliveryContext): Promise<void> {
    const { cited, customerId } = await this.citedBy(messageId);
    const rating = cited.length === 0 ? undefined : await orGone(this.messenger.request(feedbackRead, { feedbackId }));
    if (!rating || customerId === undefined) return;
    await context.effect(async () => {
      const chunkIds = await this.usages.lock(cited);
      await this.usages.rate({ workspaceId: context.scope.workspaceId, messageId, customerId }, chunkIds, speaksForSources(rating));
      await this.usages.recount(context.scope.workspaceId, chunkIds);
    });
  }

  private async citedBy(replyId: string): Promise<{ cited: string[]; customerId: string | undefined }> {
    const exchange = await orGone(this.messenger.request(exchangeRead, { replyId }));
    return { cited: [...new Set(exchange?.citations.map(({ chunkId }) => chunkId))], customerId: exchange?.customerId };
  }
}

/** The answer, or undefined when what was asked for is gone, erased for example: then there is nothing to learn from it. */
async function orGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}
