import { AppError } from '@rapport/errors';
import type { DataSource, QueryRunner } from 'typeorm';
import type { MigrationReport, MigrationSet } from '../platform/platform.port.js';
import { planMigrations, type PlannedMigration } from './migration-plan.rule.js';

/** Any number will do, as long as nobody else takes it: "rapport" in a telephone keypad's digits. */
const LOCK = 7_277_678;

/**
 * Applies what is missing. A second process that migrates the same database waits until the first is done.
 *
 * @param dataSource acts as the owner
 * @param sets the migrations of all apps
 * @throws AppError `internal` with the name of the migration that failed; those before it stay applied
 */
export async function applyMigrations(dataSource: DataSource, sets: readonly MigrationSet[]): Promise<MigrationReport> {
  const plan = planMigrations(sets);
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [LOCK]);
    await prepareLedger(runner);
    const missing = await selectMissing(runner, plan);
    for (const planned of missing) await apply(runner, planned);
    return { applied: missing.map(({ name }) => name), skipped: plan.length - missing.length };
  } finally {
    // The lock belongs to the session, which goes back to a pool.
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}

/** Names of the migrations that the database lacks, in the order in which they would run. */
export async function listPending(dataSource: DataSource, sets: readonly MigrationSet[]): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    return (await selectMissing(runner, planMigrations(sets))).map(({ name }) => name);
  } finally {
    await runner.release();
  }
}

async function prepareLedger(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create schema if not exists tenancy;
    create table if not exists tenancy.migrations (
      name text primary key,
      owner text not null,
      applied_at timestamptz not null default now()
    )`);
}

async function selectMissing(runner: QueryRunner, plan: readonly PlannedMigration[]): Promise<PlannedMigration[]> {
  const [ledger] = (await runner.query(`select to_regclass('tenancy.migrations') is not null as present`)) as { present: boolean }[];
  if (!ledger?.present) return [...plan];
  const rows = (await runner.query('select name from tenancy.migrations')) as { name: string }[];
  const applied = new Set(rows.map(({ name }) => name));
  return plan.filter(({ name }) => !applied.has(name));
}

async function apply(runner: QueryRunner, { owner, name, migration }: PlannedMigration): Promise<void> {
  const instance = new migration();
  // Only what cannot run inside one, `create index concurrently`, asks for no transaction.
  const transactional = instance.transaction !== false;
  try {
    if (transactional) await runner.startTransaction();
    await instance.up(runner);
    await runner.query('insert into tenancy.migrations (name, owner) values ($1, $2)', [name, owner]);
    if (transactional) await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('internal', `Migration ${name} of ${owner} failed: ${reason}`, { cause: error, details: { migration: name, owner } });
  }
}
