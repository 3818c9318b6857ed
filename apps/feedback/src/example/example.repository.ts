import { Injectable } from '@nestjs/common';
import type { TrainingState } from '@rapport/contracts';
import { type PagePlace, UnitOfWork } from '@rapport/database';
import { ExampleEntity } from './example.entity.js';

@Injectable()
export class ExampleRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Adds an example unless its reply has one already. @returns whether it was added */
  async addOnce(example: ExampleEntity): Promise<boolean> {
    const rows = await this.unit.query<{ id: string }>(
      `insert into ai.training_data (id, workspace_id, customer_id, conversation_id, message_id, question, answer,
         original_answer, intent, confidence, source, quality_score)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (workspace_id, message_id) do nothing returning id`,
      [
        example.id, example.workspaceId, example.customerId, example.conversationId, example.messageId, example.question,
        example.answer, example.originalAnswer, example.intent, example.confidence, example.source, example.qualityScore,
      ],
    );
    return rows.length > 0;
  }

  /** Follows a rating that changed: the score always, and whether an example that nobody reviewed yet still stands. */
  async followRating(messageId: string, quality: number, good: boolean): Promise<void> {
    await this.unit.query(
      `update ai.training_data set quality_score = $2, is_active = case when state = 'pending' then $3 else is_active end
       where message_id = $1`,
      [messageId, quality, good],
    );
  }

  async lock(id: string): Promise<ExampleEntity | null> {
    return this.unit.manager.getRepository(ExampleEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(example: ExampleEntity): Promise<void> {
    await this.unit.manager.getRepository(ExampleEntity).update({ id: example.id }, example);
  }

  /** The newest first. Withdrawn ones are not shown in the queue of those that wait. */
  async list(state: TrainingState | undefined, after: PagePlace | undefined, limit: number): Promise<ExampleEntity[]> {
    const query = this.unit.manager.getRepository(ExampleEntity).createQueryBuilder('e');
    if (state) query.andWhere('e.state = :state', { state });
    if (state === 'pending') query.andWhere('e.is_active');
    if (after) query.andWhere('(date_trunc(\'milliseconds\', e.created_at), e.id) < (:at, :id)', { ...after });
    return query.orderBy("date_trunc('milliseconds', e.created_at)", 'DESC').addOrderBy('e.id', 'DESC').limit(limit).getMany();
  }

  /** Approved and active examples in the order of their ids, for a snapshot. */
  async approved(afterId: string | null, limit: number): Promise<ExampleEntity[]> {
    const query = this.unit.manager.getRepository(ExampleEntity).createQueryBuilder('e');
    query.where("e.state = 'approved' and e.human_verified and e.is_active");
    if (afterId) query.andWhere('e.id > :afterId', { afterId });
    return query.orderBy('e.id').limit(limit).getMany();
  }
}
