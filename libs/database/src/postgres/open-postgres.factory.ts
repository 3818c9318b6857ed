import { AppError } from '@rapport/errors';
import { Socket } from 'node:net';
import pg from 'pg';
import type { DatabasePlatform } from '../platform/platform.port.js';
import { type Reporter, warn } from '../platform/reporter.port.js';
import { DOOR_ROLE } from '../role/roles.data.js';
import { gatherWrites } from './gather-writes.adapter.js';
import { PostgresPlatform } from './postgres-platform.adapter.js';

const OLDEST_VERSION = 15;
/** A worker that was stopped in the middle must not hold its locks for ever. */
const IDLE_LIMIT = '60s';
const UNKNOWN_ROLE = '22023';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; the user owns the tables and may create roles. */
  readonly url: string;
  /** Connections of this process for units of work, 20 by default; the door has a quarter as many of its own. */
  readonly poolSize?: number;
  /** Is told errors that nobody can catch; by default they become warnings of the process. */
  readonly report?: Reporter;
}

/**
 * Opens a Postgres server with pgvector.
 *
 * @throws AppError `unavailable` when it doesn't answer, or is older than version 15
 */
export async function openPostgres(options: PostgresOptions): Promise<DatabasePlatform> {
  const { url, poolSize = 20, report = warn } = options;
  const make = (max: number, more: pg.PoolConfig = {}): pg.Pool => {
    const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 15_000, stream: () => gatherWrites(new Socket()), ...more });
    // Without a listener, a connection that breaks while idle would end the process.
    return pool.on('error', (error) => report('an idle connection to Postgres broke', error));
  };
  // The pool waits for the promise, though its types do not say so.
  const onConnect = rest as (client: pg.ClientBase) => undefined & Promise<void>;
  const ownerPool = (): pg.Pool => make(2);
  await checkServer(ownerPool());
  return new PostgresPlatform({
    pool: make(poolSize, { onConnect, pipeline: true }),
    doorPool: make(Math.max(2, Math.ceil(poolSize / 4)), { onConnect }),
    ownerPool,
    report,
  });
}

async function checkServer(pool: pg.Pool): Promise<void> {
  try {
    const { rows } = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_VERSION) throw new AppError('unavailable', `Postgres ${version} is too old: version ${OLDEST_VERSION} or later is needed.`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? (error.message || (error as NodeJS.ErrnoException).code) : String(error);
    throw new AppError('unavailable', `Postgres does not let us in: ${reason}. Check DATABASE_URL, and that the server runs.`, { cause: error });
  } finally {
    await pool.end();
  }
}

/** Leaves the owner's rights behind: outside of a unit of work a connection may do what the door may. */
async function rest(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`select set_config('role', $1, false), set_config('idle_in_transaction_session_timeout', $2, false)`, [DOOR_ROLE, IDLE_LIMIT]);
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNKNOWN_ROLE) throw error;
    throw new AppError('unavailable', 'The database has no roles of this system yet: run its migrations first (rapport migrate).', { cause: error });
  }
}
