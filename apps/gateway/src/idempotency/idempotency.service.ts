import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { currentScope } from '../http/scope.rule.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const KEEP_HOURS = 24;
/** Who runs a request renews its claim: when a gateway was killed under way, the repeated request waits no longer than this. */
const LOCK_SECONDS = 10;
const RENEW_MS = 3_000;

/** What to do with a request: run it under a claim, or give the answer that it had. */
export type Claim = { readonly kind: 'run'; readonly id: string } | { readonly kind: 'replay'; readonly status: number; readonly answer: unknown };

@Injectable()
export class IdempotencyService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly rows: IdempotencyRepository,
  ) {}

  /**
   * Claims a key for a request.
   *
   * @throws AppError `idempotency_mismatch` when the key came with another request; `conflict` while the first one still runs
   */
  async claim(principal: string, key: string, requestHash: string): Promise<Claim> {
    return this.unit.run(currentScope(), async () => {
      await this.rows.purge();
      const id = await this.rows.insert({ principal, key, requestHash, lockSeconds: LOCK_SECONDS, keepHours: KEEP_HOURS });
      if (id !== undefined) return { kind: 'run', id };
      const row = await this.rows.lock(principal, key);
      if (!row) throw stillRunning();
      if (row.requestHash !== requestHash) throw new AppError('idempotency_mismatch', 'the key came with another request');
      if (row.state === 'done') return { kind: 'replay', status: row.status ?? 200, answer: row.answer };
      if (row.held) throw stillRunning();
      return { kind: 'run', id: await this.rows.takeOver(row.id, LOCK_SECONDS) };
    });
  }

  /**
   * Keeps a claim while its request runs.
   *
   * @param everyMs pause between two renewals
   * @returns what ends it
   */
  hold(id: string, everyMs = RENEW_MS): () => void {
    const scope = currentScope();
    const renew = (): Promise<void> => this.unit.run(scope, () => this.rows.renew(id, LOCK_SECONDS));
    // One that fails is made up for by the next.
    const timer = setInterval(() => void renew().catch(() => undefined), everyMs).unref();
    return () => clearInterval(timer);
  }

  async finish(id: string, status: number, answer: unknown, customerId: string | undefined): Promise<void> {
    await this.unit.run(currentScope(), () => this.rows.finish(id, status, answer, customerId));
  }

  /** The request was refused or failed: the same key may try again. */
  async release(id: string): Promise<void> {
    await this.unit.run(currentScope(), () => this.rows.release(id));
  }
}

function stillRunning(): AppError {
  return new AppError('conflict', 'the first request with this key still runs', {
    userMessage: 'The first request with this Idempotency-Key is still running.',
    retryAfterSeconds: 1,
  });
}
