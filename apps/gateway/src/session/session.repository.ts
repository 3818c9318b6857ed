import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { SessionEntity } from './session.entity.js';

@Injectable()
export class SessionRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async insert(session: Omit<SessionEntity, 'createdAt' | 'revokedAt'>): Promise<void> {
    await this.unit.manager.getRepository(SessionEntity).insert(session);
  }

  async revoke(id: string): Promise<void> {
    await this.unit.query('update identity.staff_sessions set revoked_at = coalesce(revoked_at, now()) where id = $1', [id]);
  }
}
