import type { PGlite, Results } from '@electric-sql/pglite';
import { AppError } from '@rapport/errors';
import { createRequire } from 'node:module';
import pg from 'pg';
import { isStalePlan, StatementNames } from '../statement/statement-names.service.js';
import { beginUnit } from '../unit-of-work/enter-unit.data.js';
import { type BoundValue, PreparedStatements } from './prepared-statement.adapter.js';

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as { prepareValue: (value: unknown) => BoundValue };

/** What `pg` answers to a statement, as far as TypeORM looks at it. */
export interface StatementResult {
  readonly command: string | undefined;
  readonly rows: unknown[];
  readonly rowCount: number;
  readonly fields: { name: string; dataTypeID: number }[];
}

interface Waiter {
  readonly holder: object;
  readonly go: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * The one session of the embedded database, and who holds it. A transaction holds it from its begin to its end; all others
 * wait in line.
 */
export class EmbeddedSession {
  private holder: object | undefined;
  private readonly waiting: Waiter[] = [];
  private lastPause = 0;
  /** The same JavaScript values as `pg` gives: int8 as a string, dates as Date. PGlite copies the object, so a proxy won't do. */
  private readonly parsers: Record<number, (value: string) => unknown>;
  /** Parameters are made into text as `pg` does, then left alone. */
  private readonly serializers: Record<number, (value: unknown) => string>;
  private readonly names = new StatementNames();
  private readonly prepared: PreparedStatements;
  /** Of the unit of work that is open; empty outside of one. */
  private role = '';

  constructor(
    readonly database: PGlite,
    private readonly waitLimitMs: number,
  ) {
    this.prepared = new PreparedStatements(database);
    const byType = <T>(types: object, make: (oid: number) => T) => Object.fromEntries(Object.keys(types).map((oid) => [oid, make(Number(oid))]));
    this.parsers = byType(database.parsers, (oid) => pg.types.getTypeParser(oid, 'text') as (value: string) => unknown);
    this.serializers = byType(database.serializers, () => (value: unknown) => value as string);
  }

  /** Whether a transaction block is open, failed ones included. */
  get inTransaction(): boolean {
    return this.database.isInTransaction();
  }

  /**
   * Waits in line for the session.
   *
   * @throws AppError `unavailable` when it isn't free within the limit
   */
  async acquire(holder: object): Promise<void> {
    if (this.holder === undefined) {
      this.holder = holder;
      return;
    }
    await new Promise<void>((go, fail) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.findIndex((waiter) => waiter.timer === timer), 1);
        fail(this.overdue());
      }, this.waitLimitMs);
      this.waiting.push({ holder, go, timer });
    });
  }

  release(holder: object): void {
    if (this.holder !== holder) return;
    const next = this.waiting.shift();
    this.holder = next?.holder;
    if (next === undefined) return;
    clearTimeout(next.timer);
    next.go();
  }

  /** Runs SQL for the holder of the session. Without parameters it may be several statements; the last one's result counts. */
  async execute(sql: string, parameters: readonly unknown[] | undefined): Promise<StatementResult> {
    await this.pause();
    const result = parameters === undefined || parameters.length === 0 ? await this.prepared.simple(sql, this.parsers) : await this.bound(sql, parameters);
    if (this.role !== '' && !this.inTransaction) this.role = '';
    return answer(result);
  }

  /** Begins a unit of work for the holder of the session. @param parameters role, workspace, customer scope */
  async enter(entering: string, parameters: readonly unknown[]): Promise<StatementResult> {
    const result = await this.execute(beginUnit(entering, parameters), undefined);
    this.role = String(parameters[0]);
    return result;
  }

  /** Gives kept plans up: the tables may be others now. */
  async forgetPlans(): Promise<void> {
    this.names.forget();
    await this.prepared.clear();
  }

  private async bound(sql: string, parameters: readonly unknown[]): Promise<Results<unknown> | undefined> {
    const { parsers, serializers } = this;
    const values = parameters.map(prepareValue);
    const name = this.names.nameOf(this.role, sql);
    if (name === undefined) return this.database.query(sql, values, { parsers, serializers });
    try {
      return await this.prepared.run(name, sql, values, parsers);
    } catch (error) {
      if (isStalePlan(error)) await this.forgetPlans();
      throw error;
    }
  }

  /** PGlite answers in microtasks only: without a pause now and then a busy caller starves timers and sockets for ever. */
  private async pause(): Promise<void> {
    if (performance.now() - this.lastPause < 5) return;
    await new Promise(setImmediate);
    this.lastPause = performance.now();
  }

  private overdue(): AppError {
    return new AppError(
      'unavailable',
      `The embedded database was busy with one transaction for ${this.waitLimitMs} ms. A unit of work must not wait for models, requests or files.`,
    );
  }
}

function answer(result: Results<unknown> | undefined): StatementResult {
  const rows = result?.rows ?? [];
  return { command: result?.command, rows, rowCount: result?.rowCount ?? rows.length, fields: result?.fields ?? [] };
}
