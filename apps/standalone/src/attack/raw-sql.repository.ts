import type { DatabaseHandle, DatabasePlatform, Scope } from '@rapport/database';
import type { Row } from './row.factory.js';

/** What came of a statement: its rows, or the code with which it was refused. */
export interface Outcome {
  readonly rows: readonly Row[];
  readonly code: string | undefined;
}

class Undo extends Error {}

/** SQL as nobody should write it, run as one app's role. */
export class RawSqlRepository {
  constructor(
    private readonly platform: DatabasePlatform,
    readonly role: string,
    private readonly handle: DatabaseHandle,
  ) {}

  /** Runs statements in a unit of work of this scope, and keeps what they did. */
  run(scope: Scope, ...statements: readonly string[]): Promise<Outcome> {
    return outcomeOf(() => this.handle.unitOfWork.run(scope, () => this.each(statements)));
  }

  /** Runs statements in a unit of work of this scope, and takes back what they did. */
  async tryOut(scope: Scope, sql: string | readonly string[], parameters: readonly unknown[] = []): Promise<Outcome> {
    let rows: readonly Row[] = [];
    const outcome = await outcomeOf(() =>
      this.handle.unitOfWork.run(scope, async () => {
        rows = await this.each(typeof sql === 'string' ? [sql] : sql, parameters);
        throw new Undo();
      }),
    );
    return outcome.code === 'undone' ? { rows, code: undefined } : outcome;
  }

  /** Adds a row. */
  add(scope: Scope, relation: string, row: Row): Promise<Outcome> {
    return outcomeOf(() => this.handle.unitOfWork.run(scope, () => this.handle.unitOfWork.query<Row>(...insertOf(relation, row))));
  }

  /** Tries to add a row, and takes it back. */
  tryAdd(scope: Scope, relation: string, row: Row): Promise<Outcome> {
    const [sql, parameters] = insertOf(relation, row);
    return this.tryOut(scope, sql, parameters);
  }

  /** Runs a statement as this role in a bare transaction: with these settings only, and without a unit of work. */
  bare(settings: Readonly<Record<string, string>>, sql: string): Promise<Outcome> {
    return this.platform.asOwner([], async (dataSource) => {
      const runner = dataSource.createQueryRunner();
      await runner.startTransaction();
      try {
        for (const [name, value] of Object.entries({ role: this.role, ...settings })) await runner.query('select set_config($1, $2, true)', [name, value]);
        return await outcomeOf(() => runner.query(sql) as Promise<Row[]>);
      } finally {
        await runner.rollbackTransaction();
        await runner.release();
      }
    });
  }

  /** The door, which knows no workspace. */
  door(sql: string): Promise<Outcome> {
    return outcomeOf(() => this.handle.door.query<Row>(sql));
  }

  /** The connections of the units of work, without a unit. */
  outside(sql: string): Promise<Outcome> {
    return outcomeOf(() => this.handle.dataSource.query<Row[]>(sql));
  }

  private async each(statements: readonly string[], parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    let rows: readonly Row[] = [];
    for (const statement of statements) rows = await this.handle.unitOfWork.query<Row>(statement, parameters);
    return rows;
  }
}

function insertOf(relation: string, row: Row): [sql: string, parameters: unknown[]] {
  const columns = Object.keys(row);
  return [`insert into ${relation} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(row)];
}

async function outcomeOf(work: () => Promise<readonly Row[]>): Promise<Outcome> {
  try {
    return { rows: await work(), code: undefined };
  } catch (error) {
    if (error instanceof Undo) return { rows: [], code: 'undone' };
    const { code, message } = error as { code?: unknown; message: string };
    return { rows: [], code: typeof code === 'string' ? code : message };
  }
}
