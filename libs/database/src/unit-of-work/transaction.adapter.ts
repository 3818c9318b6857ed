import { AppError } from '@rapport/errors';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Reporter } from '../platform/reporter.port.js';
import { asStoreAway } from '../platform/store-away.rule.js';
import { ENTER_READING, ENTER_UNIT } from './enter-unit.data.js';
import type { CommitAction, OpenUnit } from './open-unit.types.js';
import type { OpenUnits } from './open-units.service.js';
import { OutsideUnitOfWorkError } from './outside-unit-of-work.errors.js';
import type { Scope } from './scope.port.js';
import { normaliseScope, sameScope } from './scope.rule.js';
import { UnitOfWork } from './unit-of-work.port.js';

export interface TransactionOptions {
  readonly service: { readonly name: string; readonly role: string };
  readonly dataSource: DataSource;
  readonly units: OpenUnits;
  readonly report: Reporter;
}

/** The connection of a unit, as `pg` has it. TypeORM's own way to it costs half as much again as the statement, for listeners that nobody has. */
interface UnitClient {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ readonly command: string | undefined; readonly rows: readonly unknown[] | undefined }>;
}

/** Units of work as transactions of a TypeORM query runner: begin, one statement for role and scope, work, commit. */
export class TransactionUnitOfWork extends UnitOfWork {
  constructor(private readonly options: TransactionOptions) {
    super();
  }

  override run<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.within(scope, work, false);
  }

  override read<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.within(scope, work, true);
  }

  private async within<T>(scope: Scope, work: () => Promise<T>, reading: boolean): Promise<T> {
    const wanted = normaliseScope(scope);
    const current = this.options.units.current;
    if (current !== undefined) {
      this.refuseToJoin(current, wanted);
      return work();
    }
    const runner = this.options.dataSource.createQueryRunner();
    const unit: OpenUnit = { service: this.options.service.name, scope: wanted, runner, actions: [], open: true, reading };
    const result = await this.transact(unit, work);
    for (const action of unit.actions) this.start(action);
    return result;
  }

  override get manager(): EntityManager {
    return this.own().runner.manager;
  }

  override async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { runner } = this.own();
    const { rows } = await ((await runner.connect()) as UnitClient).query(sql, parameters);
    return (rows ?? []) as Row[];
  }

  override afterCommit(action: CommitAction): void {
    const { reading, actions } = this.own();
    if (reading) throw new AppError('internal', `A unit of work of ${this.options.service.name} that only reads has nothing to follow its commit.`);
    actions.push(action);
  }

  override get isOpen(): boolean {
    return this.options.units.current?.service === this.options.service.name;
  }

  private own(): OpenUnit {
    const unit = this.options.units.current;
    if (unit?.service !== this.options.service.name) throw new OutsideUnitOfWorkError(this.options.service.name);
    return unit;
  }

  private refuseToJoin(open: OpenUnit, wanted: Scope): void {
    const { name } = this.options.service;
    if (open.service !== name) {
      throw new AppError('internal', `${name} was called inside an open unit of work of ${open.service}: end that one first.`);
    }
    if (!sameScope(open.scope, wanted)) {
      throw new AppError('internal', `A unit of work of ${name} is open with another scope: end it first, or ask for the same scope.`);
    }
  }

  private async transact<T>(unit: OpenUnit, work: () => Promise<T>): Promise<T> {
    const { runner, scope, reading } = unit;
    let ending: Promise<void> | undefined;
    try {
      await runner.startTransaction();
      await ((await runner.connect()) as UnitClient).query(reading ? ENTER_READING : ENTER_UNIT, [this.options.service.role, scope.workspaceId, scope.customer]);
      const result = await this.options.units.enter(unit, work);
      unit.open = false;
      ending = commit(runner);
      if (!reading) await ending;
      return result;
    } catch (error) {
      unit.open = false;
      // Should this fail too, the connection is gone, and with it the transaction.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw asStoreAway(error);
    } finally {
      if (reading && ending) this.releaseAfter(ending, runner);
      else await runner.release();
    }
  }

  private releaseAfter(ending: Promise<void>, runner: QueryRunner): void {
    ending
      .catch((error: unknown) => this.options.report('the end of a unit of work that only read failed', error))
      .then(() => runner.release())
      .catch((error: unknown) => this.options.report('a connection could not be given back', error));
  }

  private start(action: CommitAction): void {
    const failed = (error: unknown): void => this.options.report('an action after a commit failed', error);
    try {
      Promise.resolve(this.options.units.leave(action)).catch(failed);
    } catch (error) {
      failed(error);
    }
  }
}

/**
 * Commits, and looks at the answer: Postgres ends a transaction in which a statement failed with a silent ROLLBACK, and work
 * that swallowed that statement's error would otherwise count as done.
 */
async function commit(runner: QueryRunner): Promise<void> {
  const { command } = await ((await runner.connect()) as UnitClient).query('COMMIT');
  if (command === 'COMMIT') return;
  throw new AppError('internal', 'A statement had failed inside the unit of work and its error was swallowed: everything was rolled back.');
}
