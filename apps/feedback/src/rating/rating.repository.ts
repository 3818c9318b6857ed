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
    const repository = this.unit.manager.getRepository(RatingEntity);
    await repository.createQueryBuilder().insert().values(first).orIgnore().execute();
    return repository.findOneOrFail({ where: { messageId: first.messageId }, lock: { mode: 'pessimistic_write' } });
  }

  async save(rating: RatingEntity): Promise<void> {
    await this.unit.manager.getRepository(RatingEntity).update({ id: rating.id }, { ...rating, produced: () => 'produced' });
  }

  async find(id: string): Promise<RatingEntity | null> {
    return this.unit.manager.getRepository(RatingEntity).findOneBy({ id });
  }
}
