import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { RatingEntity } from './rating.entity.js';

@Injectable()
export class RatingRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * The rating of a reply, locked until the unit ends, so that two people who rate at once are merged one after the other.
   * For the first rating a row is put in place to lock on.
   */
  async lockForMessage(first: RatingEntity): Promise<RatingEntity> {
    await this.unit.query(
      `insert into ai.response_feedback (id, workspace_id, customer_id, conversation_id, message_id, quality_score, produced)
       values ($1, $2, $3, $4, $5, 0, $6) on conflict (workspace_id, message_id) do nothing`,
      [first.id, first.workspaceId, first.customerId, first.conversationId, first.messageId, first.produced],
    );
    return this.unit.manager.getRepository(RatingEntity).findOneOrFail({
      where: { messageId: first.messageId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save({ id, thumb, stars, helpful, accurate, comment, qualityScore, updatedAt }: RatingEntity): Promise<void> {
    const repository = this.unit.manager.getRepository(RatingEntity);
    await repository.update({ id }, { thumb, stars, helpful, accurate, comment, qualityScore, updatedAt });
  }

  async find(id: string): Promise<RatingEntity | null> {
    return this.unit.manager.getRepository(RatingEntity).findOneBy({ id });
  }
}
