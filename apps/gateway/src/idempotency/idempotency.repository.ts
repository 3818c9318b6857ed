import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { currentScope } from '../http/scope.rule.js';
import { IdempotencyEntity } from './idempotency.entity.js';

export interface NewClaim {
  readonly principal: string;
  readonly key: string;
  readonly requestHash: string;
  /** How long nobody else may run the same request, in seconds. */
  readonly lockSeconds: number;
  /** How long the answer is kept, in hours. */
  readonly keepHours: number;
}

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Puts a running row in place unless there is one. @returns its id, or undefined when there was one */
  async insert(claim: NewClaim): Promise<string | undefined> {
    const { workspaceId, customer } = currentScope();
    const rows = await this.unit.query<{ id: string }>(
      `insert into identity.idempotency_keys (id, workspace_id, customer_id, principal, key, request_hash, state, locked_until, expires_at)
       values ($1, $2, $3, $4, $5, $6, 'running', now() + make_interval(secs => $7), now() + make_interval(hours => $8))
       on conflict (workspace_id, principal, key) do nothing returning id`,
      [randomUUID(), workspaceId, customer === 'all' ? null : customer, claim.principal, claim.key, claim.requestHash, claim.lockSeconds, claim.keepHours],
    );
    return rows[0]?.id;
  }

  /** Rows of this workspace that are past their day. */
  async purge(): Promise<void> {
    await this.unit.query('delete from identity.idempotency_keys where workspace_id = $1 and expires_at < now()', [currentScope().workspaceId]);
  }

  async lock(principal: string, key: string): Promise<IdempotencyEntity | null> {
    return this.unit.manager.getRepository(IdempotencyEntity).findOne({ where: { principal, key }, lock: { mode: 'pessimistic_write' } });
  }

  /** Takes over from somebody who died on the way. */
  async takeOver(id: string, lockSeconds: number): Promise<void> {
    await this.unit.query('update identity.idempotency_keys set locked_until = now() + make_interval(secs => $2) where id = $1', [id, lockSeconds]);
  }

  async finish(id: string, status: number, answer: unknown, customerId: string | undefined): Promise<void> {
    await this.unit.query(
      `update identity.idempotency_keys set state = 'done', status = $2, answer = $3::jsonb, customer_id = coalesce($4, customer_id) where id = $1`,
      [id, status, JSON.stringify(answer ?? null), customerId ?? null],
    );
  }

  async release(id: string): Promise<void> {
    await this.unit.query(`delete from identity.idempotency_keys where id = $1 and state = 'running'`, [id]);
  }
}
