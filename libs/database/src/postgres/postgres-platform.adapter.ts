import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { ClientDoor } from '../door/client-door.adapter.js';
import { applyMigrations, listPending } from '../migration/migration-run.service.js';
import { openDataSource } from '../platform/data-source.factory.js';
import { type OnConnection, poolFace } from '../platform/pool-face.adapter.js';
import type { DatabaseHandle, DatabasePlatform, DatabaseService, EntityClass, MigrationReport, MigrationSet } from '../platform/platform.port.js';
import type { Reporter } from '../platform/reporter.port.js';
import { DOOR_ROLE } from '../role/roles.data.js';
import { isStalePlan, StatementNames } from '../statement/statement-names.service.js';
import { OpenUnits } from '../unit-of-work/open-units.service.js';
import { TransactionUnitOfWork } from '../unit-of-work/transaction.adapter.js';
import { ServerClient } from './server-client.adapter.js';

export interface PostgresPlatformOptions {
  /** Connections for units of work; at rest in the role of the door. */
  readonly pool: pg.Pool;
  /** Connections of the door, so that it never waits behind units of work. */
  readonly doorPool: pg.Pool;
  /** Makes connections that act as the login itself, which owns the tables. */
  readonly ownerPool: () => pg.Pool;
  readonly report: Reporter;
}

/** A Postgres server. The services of one process share its pools. */
export class PostgresPlatform implements DatabasePlatform {
  readonly kind = 'postgres';
  private readonly units = new OpenUnits();
  private readonly names = new StatementNames();
  private closing: Promise<void> | undefined;

  constructor(private readonly options: PostgresPlatformOptions) {}

  async open(service: DatabaseService): Promise<DatabaseHandle> {
    const { pool, doorPool, report } = this.options;
    const dataSource = await openDataSource(poolFace((done) => this.connect(pool, done)), service.entities);
    const { units } = this;
    return {
      unitOfWork: new TransactionUnitOfWork({ service, dataSource, units, report }),
      door: new ClientDoor({ query: (sql, parameters) => this.askDoor(doorPool, sql, parameters) }, units),
      dataSource,
      close: () => dataSource.destroy(),
    };
  }

  migrate(sets: readonly MigrationSet[]): Promise<MigrationReport> {
    return this.asOwner([], (dataSource) => applyMigrations(dataSource, sets));
  }

  pending(sets: readonly MigrationSet[]): Promise<string[]> {
    return this.asOwner([], (dataSource) => listPending(dataSource, sets));
  }

  async asOwner<T>(entities: readonly EntityClass[], work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    this.units.refuseInside();
    const pool = this.options.ownerPool();
    try {
      const dataSource = await openDataSource(poolFace((done) => pool.connect(done)), entities);
      try {
        return await work(dataSource);
      } finally {
        await dataSource.destroy();
      }
    } finally {
      await pool.end();
    }
  }

  close(): Promise<void> {
    this.closing ??= Promise.all([this.options.pool.end(), this.options.doorPool.end()]).then(() => undefined);
    return this.closing;
  }

  private connect(pool: pg.Pool, done: OnConnection): void {
    try {
      this.units.refuseInside();
    } catch (error) {
      done(error as Error);
      return;
    }
    pool.connect((error, client, release) => {
      if (client === undefined) done(error);
      else done(error, new ServerClient(client, this.names), release);
    });
  }

  private async askDoor(pool: pg.Pool, sql: string, parameters: unknown[]): Promise<{ rows: unknown[] }> {
    const name = parameters.length === 0 ? undefined : this.names.nameOf(DOOR_ROLE, sql);
    try {
      return await pool.query({ text: sql, values: parameters, ...(name === undefined ? {} : { name }) });
    } catch (error) {
      if (isStalePlan(error)) this.names.forget();
      throw error;
    }
  }
}
