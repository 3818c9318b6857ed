import { Injectable } from '@nestjs/common';
import { type PagePlace, UnitOfWork } from '@rapport/database';
import { KeyEntity } from './key.entity.js';

export type NewKey = Omit<KeyEntity, 'createdAt' | 'revokedAt'>;

@Injectable()
export class KeyRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async insert(key: NewKey): Promise<KeyEntity> {
    const rows = this.unit.manager.getRepository(KeyEntity);
    await rows.insert(key);
    return rows.findOneByOrFail({ id: key.id });
  }

  /** The newest first, revoked ones too. */
  async page(after: PagePlace | undefined, limit: number): Promise<KeyEntity[]> {
    const query = this.unit.manager.getRepository(KeyEntity).createQueryBuilder('k');
    if (after) query.where("(date_trunc('milliseconds', k.created_at), k.id) < (:at, :id)", { ...after });
    return query.orderBy("date_trunc('milliseconds', k.created_at)", 'DESC').addOrderBy('k.id', 'DESC').limit(limit).getMany();
  }

  async find(id: string): Promise<KeyEntity | null> {
    return this.unit.manager.getRepository(KeyEntity).findOneBy({ id });
  }

  async findByHash(tokenHash: string): Promise<KeyEntity | null> {
    return this.unit.manager.getRepository(KeyEntity).findOneBy({ tokenHash });
  }

  async revoke(id: string): Promise<void> {
    await this.unit.query('update identity.api_keys set revoked_at = coalesce(revoked_at, now()) where id = $1', [id]);
  }
}
