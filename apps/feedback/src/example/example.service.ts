import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DataOf,
  type exchangeRead,
  type ReplyOf,
  type trainingList,
  type trainingPage,
  type trainingReview,
  type TrainingExampleView,
} from '@rapport/contracts';
import { fromCursor, pageFrom, type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { ExampleEntity } from './example.entity.js';
import { toView } from './example.mapper.js';
import { ExampleRepository } from './example.repository.js';

@Injectable()
export class ExampleService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly examples: ExampleRepository,
  ) {}

  /** Offers a reply for review when it is good; takes the offer back when its rating fell before anybody reviewed it. */
  async offer(scope: Scope, exchange: ReplyOf<typeof exchangeRead>, quality: number, good: boolean): Promise<void> {
    const added = good && (await this.examples.addOnce(this.from(scope, exchange, quality)));
    if (!added) await this.examples.followRating(exchange.replyId, quality, good);
  }

  async list(scope: Scope, query: DataOf<typeof trainingList>): Promise<ReplyOf<typeof trainingList>> {
    const after = fromCursor(query.cursor);
    const found = await this.unit.run(scope, () => this.examples.list(query.state, after, query.limit + 1));
    return pageFrom(found, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), toView);
  }

  async review(scope: Scope, verdict: DataOf<typeof trainingReview>, reviewer: string): Promise<TrainingExampleView> {
    return this.unit.run(scope, async () => {
      const example = await this.examples.lock(verdict.exampleId);
      if (!example) throw AppError.notFound('training example');
      const approved = verdict.verdict === 'approve';
      Object.assign(example, {
        question: verdict.question ?? example.question,
        answer: verdict.answer ?? example.answer,
        state: approved ? 'approved' : 'rejected',
        humanVerified: approved,
        isActive: approved,
        reviewedBy: reviewer,
        reviewedAt: new Date(),
      });
      await this.examples.save(example);
      return toView(example);
    });
  }

  async approvedPage(scope: Scope, query: DataOf<typeof trainingPage>): Promise<ReplyOf<typeof trainingPage>> {
    const found = await this.unit.run(scope, () => this.examples.approved(query.cursor, query.limit));
    const examples = found.map(({ id, conversationId, customerId, question, answer, intent, qualityScore }) => ({
      id, conversationId, customerId, question, answer, intent, quality: qualityScore,
    }));
    return { examples, nextCursor: found.length === query.limit ? (found.at(-1)?.id ?? null) : null };
  }

  private from(scope: Scope, exchange: ReplyOf<typeof exchangeRead>, quality: number): ExampleEntity {
    return Object.assign(new ExampleEntity(), {
      id: randomUUID(),
      workspaceId: scope.workspaceId,
      customerId: exchange.customerId,
      conversationId: exchange.conversationId,
      messageId: exchange.replyId,
      question: exchange.question,
      answer: exchange.answer,
      originalAnswer: exchange.answer,
      intent: exchange.intent,
      confidence: exchange.confidence,
      source: 'feedback' as const,
      qualityScore: quality,
    });
  }
}
