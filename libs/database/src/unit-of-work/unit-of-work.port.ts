import type { EntityManager } from 'typeorm';
import type { Scope } from './scope.port.js';

/**
 * The one way of a service to its tables: a transaction that runs as the app's role and sees one scope. The open unit
 * travels with the async context, so repositories take no transaction parameter.
 */
export abstract class UnitOfWork {
  /**
   * Runs work in one transaction. Inside an open unit of the same scope it joins that unit.
   *
   * @param scope the workspace, and either `all` customers or one customer's id
   * @param work the reads and writes; no model calls and no requests, since embedded they stop everybody's database
   * @returns what the work returned, after the commit
   * @throws AppError `internal` when another scope, or another service's unit, is open; whatever the work threw, rolled back
   */
  abstract run<T>(scope: Scope, work: () => Promise<T>): Promise<T>;

  /**
   * The same for work that only reads, which the database enforces. The result is there before the commit is confirmed: there is nothing
   * that it could lose. Inside an open unit of the same scope it joins that unit.
   */
  abstract read<T>(scope: Scope, work: () => Promise<T>): Promise<T>;

  /** TypeORM's manager of the open unit. Throws {@link OutsideUnitOfWorkError} when none is open. */
  abstract get manager(): EntityManager;

  /**
   * Runs SQL in the open unit.
   *
   * @param sql one statement with `$1`, `$2` …
   * @param parameters their values
   * @returns the rows; of a writing statement those of its `returning`
   */
  abstract query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;

  /**
   * Runs an action once the open unit has committed, outside of its async context. It is not awaited; its errors are
   * reported, not thrown.
   */
  abstract afterCommit(action: () => void | Promise<void>): void;

  /** Whether a unit of this service is open in the running async context. */
  abstract get isOpen(): boolean;
}
