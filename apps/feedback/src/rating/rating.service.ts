import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DataOf, exchangeRead, feedbackRate, feedbackRated, feedbackRead, type ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { requireContext, runInContext } from '@rapport/observability';
import { ExampleService } from '../example/example.service.js';
import { PROMOTION_SCORE, qualityScore } from './quality-score.rule.js';
import { RatingEntity } from './rating.entity.js';
import { RatingRepository } from './rating.repository.js';

type Exchange = ReplyOf<typeof exchangeRead>;
type Given = DataOf<typeof feedbackRate>;

@Injectable()
export class RatingService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly ratings: RatingRepository,
    private readonly examples: ExampleService,
  ) {}

  async rate(scope: Scope, given: Given): Promise<ReplyOf<typeof feedbackRate>> {
    const exchange = await this.messenger.request(exchangeRead, { replyId: given.messageId });
    // What follows is his: an erasure finds it, also when it was staff who rated.
    const asCustomer = { ...requireContext(), customer: exchange.customerId };
    return runInContext(asCustomer, () => this.unit.run(scope, async () => {
      const rating = await this.ratings.lockForMessage(this.blank(scope, exchange));
      this.merge(rating, given);
      await this.ratings.save(rating);
      const good = rating.qualityScore >= PROMOTION_SCORE;
      await this.examples.offer(scope, exchange, rating.qualityScore, good);
      await this.messenger.send(feedbackRated, { feedbackId: rating.id, messageId: rating.messageId }, { lane: rating.messageId });
      return { feedbackId: rating.id, qualityScore: rating.qualityScore, promoted: good };
    }));
  }

  async read(scope: Scope, id: string): Promise<ReplyOf<typeof feedbackRead>> {
    const rating = await this.unit.run(scope, () => this.ratings.find(id));
    if (!rating) throw AppError.notFound('feedback');
    return { feedbackId: rating.id, messageId: rating.messageId, qualityScore: rating.qualityScore, thumb: rating.thumb };
  }

  private blank(scope: Scope, exchange: Exchange): RatingEntity {
    return Object.assign(new RatingEntity(), {
      id: randomUUID(),
      workspaceId: scope.workspaceId,
      customerId: exchange.customerId,
      conversationId: exchange.conversationId,
      messageId: exchange.replyId,
      qualityScore: 0,
      produced: exchange.produced,
    });
  }

  /** What was said before stays unless it is said anew. */
  private merge(rating: RatingEntity, given: Given): void {
    rating.thumb = given.thumb ?? rating.thumb;
    rating.stars = given.stars ?? rating.stars;
    rating.helpful = given.helpful ?? rating.helpful;
    rating.accurate = given.accurate ?? rating.accurate;
    rating.comment = given.text ?? rating.comment;
    rating.qualityScore = qualityScore({
      ...(rating.thumb === null ? {} : { thumb: rating.thumb }),
      ...(rating.stars === null ? {} : { stars: rating.stars }),
      ...(rating.helpful === null ? {} : { helpful: rating.helpful }),
      ...(rating.accurate === null ? {} : { accurate: rating.accurate }),
    });
    rating.updatedAt = new Date();
  }
}
