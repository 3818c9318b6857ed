import type { DataSource } from 'typeorm';
import { applyMigrations, listPending } from '../migration/migration-run.service.js';
import { openDataSource } from '../platform/data-source.factory.js';
import { poolFace } from '../platform/pool-face.adapter.js';
import type { DatabaseHandle, DatabasePlatform, DatabaseService, EntityClass, MigrationReport, MigrationSet } from '../platform/platform.port.js';
import type { Reporter } from '../platform/reporter.port.js';
import { DOOR_ROLE } from '../role/roles.data.js';
import { OpenUnits } from '../unit-of-work/open-units.service.js';
import { TransactionUnitOfWork } from '../unit-of-work/transaction.adapter.js';
import { ClientDoor } from '../door/client-door.adapter.js';
import { EmbeddedClient } from './embedded-client.adapter.js';
import type { EmbeddedSession } from './embedded-session.adapter.js';
import { guardStatement } from './statement-guard.rule.js';

export interface EmbeddedPlatformOptions {
  readonly session: EmbeddedSession;
  readonly report: Reporter;
  /** Called last, after the database has closed. */
  readonly afterClose: () => Promise<void>;
}

/** The embedded database: one session, shared by all services of the process, at rest in the role of the door. */
export class EmbeddedPlatform implements DatabasePlatform {
  readonly kind = 'embedded';
  private readonly units = new OpenUnits();
  private closing: Promise<void> | undefined;

  constructor(private readonly options: EmbeddedPlatformOptions) {}

  async open(service: DatabaseService): Promise<DatabaseHandle> {
    const dataSource = await openDataSource(poolFace((done) => this.connect(done)), service.entities);
    const { units } = this;
    return {
      unitOfWork: new TransactionUnitOfWork({ service, dataSource, units, report: this.options.report }),
      door: new ClientDoor(this.client(), units),
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
    const { session } = this.options;
    const holder = {};
    await session.acquire(holder);
    try {
      await session.execute('reset role', undefined);
      const dataSource = await openDataSource(poolFace((done) => done(undefined, this.ownerClient(), () => undefined)), entities);
      try {
        return await work(dataSource);
      } finally {
        await dataSource.destroy();
      }
    } finally {
      if (session.inTransaction) await session.execute('rollback', undefined);
      await session.forgetPlans();
      await this.rest();
      session.release(holder);
    }
  }

  /** Puts the session into the role in which it rests. Before the first migration there is none. */
  async rest(): Promise<void> {
    const { session } = this.options;
    const { rows } = await session.execute(`select 1 from pg_roles where rolname = '${DOOR_ROLE}'`, undefined);
    if (rows.length > 0) await session.execute(`set role ${DOOR_ROLE}`, undefined);
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    await this.options.session.acquire(this);
    await this.options.session.database.close();
    await this.options.afterClose();
  }

  private connect(done: (error: Error | undefined, client?: object, release?: () => void) => void): void {
    const client = this.client();
    done(undefined, client, () => client.release());
  }

  private client(): EmbeddedClient {
    return new EmbeddedClient({ session: this.options.session, beforeWaiting: () => this.units.refuseInside(), guard: guardStatement });
  }

  private ownerClient(): EmbeddedClient {
    return new EmbeddedClient({ session: this.options.session, beforeWaiting: () => undefined, guard: () => undefined, privileged: true });
  }
}
