import { parse, type PGlite, protocol, type Results } from '@electric-sql/pglite';

const { serialize } = protocol;

/** A parameter as it travels. */
export type BoundValue = string | Uint8Array | null;

/** Statements that PGlite keeps parsed and planned under their names, and those that come but once. */
export class PreparedStatements {
  private readonly kept = new Set<string>();

  constructor(private readonly database: PGlite) {}

  /**
   * @param name of the statement, the same text each time
   * @param parsers of results by type
   */
  async run(name: string, sql: string, values: readonly BoundValue[], parsers: Record<number, (value: string) => unknown>): Promise<Results<unknown> | undefined> {
    const isNew = !this.kept.has(name);
    const ask = [
      ...(isNew ? [serialize.parse({ name, text: sql })] : []),
      serialize.bind({ statement: name, values: [...values] }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ];
    return this.database.runExclusive(async () => {
      try {
        const { messages } = await this.database.execProtocol(Buffer.concat(ask));
        this.kept.add(name);
        return parse.parseResults(messages, parsers).at(-1);
      } catch (error) {
        // It may have been parsed before it failed, and then its name is taken.
        if (isNew) await this.close(name);
        throw error;
      }
    });
  }

  /** Runs SQL without parameters, one message there and back: PGlite's own `exec` is two. The last statement's result counts. */
  async simple(sql: string, parsers: Record<number, (value: string) => unknown>): Promise<Results<unknown> | undefined> {
    return this.database.runExclusive(async () => {
      const { messages } = await this.database.execProtocol(serialize.query(sql));
      return parse.parseResults(messages, parsers).at(-1);
    });
  }

  /** Gives all of them up. */
  async clear(): Promise<void> {
    const names = [...this.kept];
    this.kept.clear();
    await this.database.runExclusive(async () => {
      for (const name of names) await this.close(name);
    });
  }

  private async close(name: string): Promise<void> {
    await this.database.execProtocol(Buffer.concat([serialize.close({ type: 'S', name }), serialize.sync()]));
  }
}
