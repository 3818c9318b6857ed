import type { DataSource, MigrationInterface } from 'typeorm';
import type { Door } from '../door/door.port.js';
import type { UnitOfWork } from '../unit-of-work/unit-of-work.port.js';

/** A class with TypeORM's `@Entity`. */
export type EntityClass = abstract new (...parameters: never[]) => object;

/** A migration class; its name, or its `name` property, ends in a 13-digit timestamp. */
export type MigrationClass = new () => MigrationInterface;

/** The migrations of one app or lib. */
export interface MigrationSet {
  /** Who owns them, `conversation`. */
  readonly owner: string;
  readonly migrations: readonly MigrationClass[];
}

/** What a run of the migrations did. */
export interface MigrationReport {
  /** Names in the order in which they ran. */
  readonly applied: readonly string[];
  /** How many had been applied before. */
  readonly skipped: number;
}

/** A service that wants its tables. */
export interface DatabaseService {
  readonly name: string;
  /** Its database role, `rapport_knowledge`. */
  readonly role: string;
  readonly entities: readonly EntityClass[];
}

/** The database as one service has it. */
export interface DatabaseHandle {
  readonly unitOfWork: UnitOfWork;
  readonly door: Door;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** The database as one process has it: embedded, or a Postgres server. */
export interface DatabasePlatform {
  readonly kind: 'embedded' | 'postgres';
  /** Opens the database for a service. The platform's migrations must have run. */
  open(service: DatabaseService): Promise<DatabaseHandle>;
  /** Applies what is missing of all sets, by timestamp, each in a transaction, one process at a time, as the owner. */
  migrate(sets: readonly MigrationSet[]): Promise<MigrationReport>;
  /** Names of what is missing, in the order in which they would run. */
  pending(sets: readonly MigrationSet[]): Promise<string[]>;
  /**
   * Gives a data source that acts as the owner of the tables, for migrations and checks, never for requests. Embedded,
   * all other work waits meanwhile.
   *
   * @param entities the entities it knows
   * @param work what to do with it; the data source is closed afterwards
   */
  asOwner<T>(entities: readonly EntityClass[], work: (dataSource: DataSource) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
