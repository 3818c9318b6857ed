/**
 * Reads and writes made before a workspace is known: a key by its hash, a webhook's workspace, claiming deliveries. Each
 * statement commits by itself, as the role `rapport_door`, whose rights stand in migrations.
 */
export abstract class Door {
  /**
   * Runs one statement.
   *
   * @param sql with `$1`, `$2` …
   * @param parameters their values
   * @returns the rows; of a writing statement those of its `returning`
   * @throws AppError `internal` inside an open unit of work: embedded it would wait for itself
   */
  abstract query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}
