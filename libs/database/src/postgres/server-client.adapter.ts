import type { PoolClient } from 'pg';
import { isStalePlan, type StatementNames } from '../statement/statement-names.service.js';
import { BEGIN, beginUnit, isEntering } from '../unit-of-work/enter-unit.data.js';

/** What `pg` answers, as far as TypeORM looks at it. */
interface Answer {
  readonly command: string;
  readonly rows: unknown[];
  readonly rowCount: number | null;
}

type Callback = (error: unknown, answer?: Answer) => void;

const SENT: Answer = { command: 'START', rows: [], rowCount: null };

/**
 * A connection of the pool, lent for one unit of work. What opens the unit is sent without waiting for the answer, so that it travels
 * together with the first statement; whoever comes again is sent under its name. Should the opening fail, the transaction is void, every
 * later statement is refused by the server, and the first reason is told.
 */
export class ServerClient {
  private role = '';
  /** The transaction was asked for and waits for the role and scope, to be sent with them. */
  private begun = false;
  private opening: { readonly error: unknown } | undefined;

  /** @param client of a pool with `pipeline`, so that statements may be sent behind each other */
  constructor(
    private readonly client: PoolClient,
    private readonly names: StatementNames,
  ) {}

  query(sql: string, parameters?: readonly unknown[] | Callback): Promise<Answer> | undefined {
    if (typeof parameters !== 'function') return this.ask(sql, parameters);
    this.ask(sql, undefined).then((answer) => parameters(null, answer), (error: unknown) => parameters(error));
    return undefined;
  }

  on(event: 'error', listener: (error: Error) => void): this {
    this.client.on(event, listener);
    return this;
  }

  removeListener(event: 'error', listener: (error: Error) => void): this {
    this.client.removeListener(event, listener);
    return this;
  }

  private ask(sql: string, parameters: readonly unknown[] | undefined): Promise<Answer> {
    if (sql === BEGIN) {
      this.begun = true;
      return Promise.resolve(SENT);
    }
    const entering = this.begun && isEntering(sql) && parameters !== undefined;
    if (!entering) {
      if (this.begun) this.open(BEGIN);
      return this.told(sql, this.send(sql, parameters));
    }
    this.role = String(parameters[0]);
    this.open(beginUnit(sql, parameters));
    return Promise.resolve(SENT);
  }

  private open(sql: string): void {
    this.begun = false;
    this.send(sql).catch((error: unknown) => (this.opening ??= { error }));
  }

  private send(sql: string, parameters: readonly unknown[] = []): Promise<Answer> {
    const name = parameters.length === 0 ? undefined : this.names.nameOf(this.role, sql);
    return this.client.query({ text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) });
  }

  private async told(sql: string, sent: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await sent;
      if (this.opening !== undefined && sql !== 'ROLLBACK') throw this.opening.error;
      return answer;
    } catch (error) {
      if (isStalePlan(error)) this.names.forget();
      throw this.opening?.error ?? error;
    }
  }
}
