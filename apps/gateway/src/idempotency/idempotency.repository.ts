import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { currentScope } from '../http/scope.rule.js';
import type { IdempotencyEntity } from './idempotency.entity.js';

export interface NewClaim {
  readonly principal: string;
  readonly key: string;
  readonly requestHash: string;
  /** How long nobody else may run the same request unless that is renewed, in seconds. */
  readonly lockSeconds: number;
  /** How long the answer is kept, in hours. */
  readonly keepHours: number;
}

/** A claim that was there, as somebody finds it who sends the same request again. */
export interface KnownClaim {
  readonly id: string;
  readonly requestHash: string;
  readonly state: IdempotencyEntity['state'];
  readonly status: number | null;
  readonly answer: unknown;
  /** Whoever has it has shown signs of life. */
  readonly held: boolean;
}

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Puts a running row in place unless there is one. @returns its id, or undefined when there was one */
  async insert(claim: NewClaim): Promise<string | undefined> {
    const { workspaceId, customer } = currentScope();
    const rows = await this.unit.query<{ id: string }>(
      `insert into identity.idempotency_keys (id, workspace_id, customer_id, principal, key, request_hash, state, locked_until, expires_at)
       values ($1, $2, $3, $4, $5, $6, 'running', clock_timestamp() + make_interval(secs => $7), now() + make_interval(hours => $8))
       on conflict (workspace_id, principal, key) do nothing returning id`,
      [randomUUID(), workspaceId, customer === 'all' ? null : customer, claim.principal, claim.key, claim.requestHash, claim.lockSeconds, claim.keepHours],
    );
    return rows[0]?.id;
  }

  /** Rows of this workspace that are past their day. */
  async purge(): Promise<void> {
    await this.unit.query('delete from identity.idempotency_keys where workspace_id = $1 and expires_at < now()', [currentScope().workspaceId]);
  }

  /** The row of a key, held until the commit. */
  async lock(principal: string, key: string): Promise<KnownClaim | undefined> {
    const rows = await this.unit.query<KnownClaim>(
      `select id, request_hash as "requestHash", state, status, answer, locked_until > clock_timestamp() as held
       from identity.idempotency_keys where principal = $1 and key = $2 for update`,
      [principal, key],
    );
    return rows[0];
  }

  /** Takes over from somebody who died on the way. Who only seemed dead no longer finds the row under its id. @returns the new id */
  async takeOver(id: string, lockSeconds: number): Promise<string> {
    const next = randomUUID();
    await this.unit.query('update identity.idempotency_keys set id = $2, locked_until = clock_timestamp() + make_interval(secs => $3) where id = $1', [id, next, lockSeconds]);
    return next;
  }

  async renew(id: string, lockSeconds: number): Promise<void> {
    await this.unit.query(`update identity.idempotency_keys set locked_until = clock_timestamp() + make_interval(secs => $2) where id = $1 and state = 'running'`, [id, lockSeconds]);
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
