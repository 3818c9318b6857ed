/** More than this product has; what comes beyond goes without a name. */
const MOST = 500;

/**
 * Names for the statements that come again, under which a server keeps them parsed and planned. Planning costs more than running for most
 * of ours: on the embedded database a claim of a delivery takes 1 ms without and 0.1 ms with a kept plan.
 *
 * A statement gets its name when it comes for the second time, so that texts made for one use leave nothing behind. Each role has names
 * of its own: row-level security would make the server plan anew whenever the role changes.
 */
export class StatementNames {
  private readonly roles = new Map<string, Map<string, string | null>>();
  private given = 0;
  private generation = 0;

  /**
   * @param role the database role that runs the statement
   * @param sql with parameters `$1` …
   * @returns the name, or undefined when it shall run without
   */
  nameOf(role: string, sql: string): string | undefined {
    const statements = this.roles.get(role) ?? new Map<string, string | null>();
    this.roles.set(role, statements);
    const known = statements.get(sql);
    if (typeof known === 'string') return known;
    if (known === undefined) {
      if (statements.size > 4 * MOST) statements.clear();
      statements.set(sql, null);
      return undefined;
    }
    if (this.given >= MOST) return undefined;
    this.given += 1;
    const name = `rapport_${this.generation}_${this.given}`;
    statements.set(sql, name);
    return name;
  }

  /** Names are given anew from now on: after a change of the tables a kept plan may not fit its result any more. */
  forget(): void {
    this.roles.clear();
    this.given = 0;
    this.generation += 1;
  }
}

/** Whether a kept plan was refused because what it reads has another shape now. */
export function isStalePlan(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === '0A000' && typeof message === 'string' && message.includes('cached plan');
}
