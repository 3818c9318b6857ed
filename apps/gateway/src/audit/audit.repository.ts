import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type PagePlace, UnitOfWork } from '@rapport/database';
import type { Envelope } from '@rapport/contracts';
import { AuditEntity } from './audit.entity.js';

@Injectable()
export class AuditRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async append({ workspaceId, actor, requestId }: Envelope, action: string, subject: string | null): Promise<void> {
    const line = { id: randomUUID(), workspaceId, actorKind: actor.kind, actorId: actor.id, action, subject, requestId };
    await this.unit.manager.getRepository(AuditEntity).insert(line);
  }

  /** The newest first. */
  async page(after: PagePlace | undefined, limit: number): Promise<AuditEntity[]> {
    const query = this.unit.manager.getRepository(AuditEntity).createQueryBuilder('a');
    if (after) query.where("(date_trunc('milliseconds', a.at), a.id) < (:at, :id)", { ...after });
    return query.orderBy("date_trunc('milliseconds', a.at)", 'DESC').addOrderBy('a.id', 'DESC').limit(limit).getMany();
  }
}
