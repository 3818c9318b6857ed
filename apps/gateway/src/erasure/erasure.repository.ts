import { Injectable } from '@nestjs/common';
import { type PagePlace, UnitOfWork } from '@rapport/database';
import { IsNull } from 'typeorm';
import { ErasureEntity } from './erasure.entity.js';
import type { ErasureStanding } from './erasure.machine.js';

@Injectable()
export class ErasureRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Begins an erasure unless this customer has one. @returns whether it was begun */
  async begin({ id, workspaceId, customerId, identifierHashes, progress }: Omit<ErasureEntity, 'state' | 'requestedAt' | 'finishedAt'>): Promise<boolean> {
    const rows = await this.unit.query(
      `insert into identity.erasures (id, workspace_id, customer_id, identifier_hashes, progress) values ($1, $2, $3, $4, $5)
       on conflict (workspace_id, customer_id) do nothing returning id`,
      [id, workspaceId, customerId, identifierHashes, JSON.stringify(progress)],
    );
    return rows.length > 0;
  }

  async find(id: string): Promise<ErasureEntity | null> {
    return this.unit.manager.getRepository(ErasureEntity).findOneBy({ id });
  }

  async ofCustomer(customerId: string): Promise<ErasureEntity | null> {
    return this.unit.manager.getRepository(ErasureEntity).findOneBy({ customerId });
  }

  async lock(id: string): Promise<ErasureEntity | null> {
    return this.unit.manager.getRepository(ErasureEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** What was compared while it ran is forgotten when it is done. */
  async advance(id: string, { state, progress }: ErasureStanding): Promise<void> {
    await this.unit.query(
      `update identity.erasures set state = $2, progress = $3, finished_at = case when $2 = 'done' then now() end,
         identifier_hashes = case when $2 = 'done' then '{}' else identifier_hashes end where id = $1`,
      [id, state, JSON.stringify(progress)],
    );
  }

  /** Erasures that are under way. */
  underWay(): Promise<Pick<ErasureEntity, 'id' | 'identifierHashes'>[]> {
    return this.unit.manager.getRepository(ErasureEntity).find({ select: { id: true, identifierHashes: true }, where: { finishedAt: IsNull() } });
  }

  /** The newest first. */
  async page(after: PagePlace | undefined, limit: number): Promise<ErasureEntity[]> {
    const query = this.unit.manager.getRepository(ErasureEntity).createQueryBuilder('e');
    if (after) query.where('(e.requested_at, e.id) < (:at, :id)', { ...after });
    return query.orderBy('e.requested_at', 'DESC').addOrderBy('e.id', 'DESC').limit(limit).getMany();
  }
}
