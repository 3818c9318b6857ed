import { EventEmitter } from 'node:events';
import { BEGIN, isEntering } from '../unit-of-work/enter-unit.data.js';
import type { EmbeddedSession, StatementResult } from './embedded-session.adapter.js';

const NOTHING: StatementResult = { command: 'START', rows: [], rowCount: 0, fields: [] };

type Callback = (error: unknown, result?: StatementResult) => void;

export interface EmbeddedClientOptions {
  readonly session: EmbeddedSession;
  /** Called before a statement that would wait for the session, and may refuse it. */
  readonly beforeWaiting: () => void;
  /** Looks at each statement, and may refuse it. */
  readonly guard: (sql: string) => void;
  /** Set when somebody holds the session for this client for its whole life. */
  readonly privileged?: boolean;
}

/** A `pg`-shaped client of the embedded session. Its statements run one after the other, in the order of asking. */
export class EmbeddedClient extends EventEmitter {
  private tail: Promise<unknown> = Promise.resolve();
  private transaction = false;
  /** A transaction was asked for and waits for the role and scope, to be begun with them. */
  private begun = false;

  constructor(private readonly options: EmbeddedClientOptions) {
    super();
  }

  query(sql: string, parameters?: readonly unknown[] | Callback, callback?: Callback): Promise<StatementResult> | undefined {
    const done = typeof parameters === 'function' ? parameters : callback;
    const values = typeof parameters === 'function' ? undefined : parameters;
    const result = this.tail.then(() => this.run(sql, values));
    this.tail = result.catch(() => undefined);
    if (done === undefined) return result;
    result.then((value) => done(null, value), (error: unknown) => done(error));
    return undefined;
  }

  /** Gives the client back; an open transaction is rolled back. */
  release(): void {
    this.tail = this.tail.then(async () => {
      if (this.transaction) await this.run('ROLLBACK', undefined).catch(() => undefined);
    });
  }

  private async run(sql: string, values: readonly unknown[] | undefined): Promise<StatementResult> {
    const { session, guard, beforeWaiting, privileged } = this.options;
    guard(sql);
    if (privileged === true) return session.execute(sql, values);
    if (sql === BEGIN && !this.transaction) {
      this.begun = true;
      return NOTHING;
    }
    if (!this.transaction) {
      beforeWaiting();
      await session.acquire(this);
    }
    try {
      return await this.begin(sql, values);
    } finally {
      this.transaction = session.inTransaction;
      if (!this.transaction) session.release(this);
    }
  }

  private async begin(sql: string, values: readonly unknown[] | undefined): Promise<StatementResult> {
    const { session } = this.options;
    const { begun } = this;
    this.begun = false;
    if (begun && isEntering(sql) && values !== undefined) return session.enter(sql, values);
    if (begun) await session.execute(BEGIN, undefined);
    return session.execute(sql, values);
  }
}
