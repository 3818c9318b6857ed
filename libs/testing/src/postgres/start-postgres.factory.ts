import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../net/free-port.rule.js';
import { pause } from '../wait/eventually.rule.js';
import { findPostgres } from './postgres-binaries.rule.js';
import { type Account, PostgresProcess } from './postgres-process.service.js';

/** A Postgres server for tests. */
export interface TestPostgres {
  /** Address of a database, as the login that owns those made here: it may create roles and is no superuser. */
  url(database: string): string;
  /** Makes an empty database that has the extension pgvector, and gives its address. */
  createDatabase(): Promise<string>;
  /** Runs one statement as a superuser, who sees every row. @param address of a database, as {@link createDatabase} gave it */
  query<Row extends object>(address: string, sql: string): Promise<Row[]>;
  /** Ends every process of the server at once, without a warning. */
  kill(): Promise<void>;
  /** Starts it again after {@link kill}, on the same port and data; resolves when it takes connections. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestPostgresOptions {
  /** Write commits through to the disk, as a server in use does: for tests that kill it. Off by default, which is faster. */
  readonly durable?: boolean;
  /** Address of a running server, with a superuser; then none is started. */
  readonly url?: string;
}

const OWNER = 'rapport_owner';
const PASSWORD = 'rapport';
const SETTINGS = ['max_connections=200', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
const FORGETFUL = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

/**
 * Starts a server of its own in a temporary folder, on a free port of 127.0.0.1; it ends with {@link TestPostgres.stop} or with
 * this process.
 *
 * @throws Error when this machine has no PostgreSQL with pgvector; ask `postgresAvailable()` first
 */
export async function startPostgres(options: TestPostgresOptions = {}): Promise<TestPostgres> {
  if (options.url !== undefined) return serverAt(options.url, NOT_OURS);
  const found = findPostgres();
  if (found === undefined) throw new Error('There is no PostgreSQL with pgvector here; tools/ci/install-pgvector.sh installs the latter.');
  const account = accountOf();
  const folder = await mkdtemp(join(tmpdir(), 'rapport-postgres-'));
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await promisify(execFile)(join(found.folder, 'initdb'), init, { ...account, cwd: folder });
  const port = await freePort();
  const settings = options.durable ? SETTINGS : [...SETTINGS, ...FORGETFUL];
  const server = new PostgresProcess({ binaries: found.folder, data, port, settings, account });
  server.start();
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  return serverAt(adminUrl, {
    kill: () => server.kill(),
    restart: () => server.restart(() => withClient(adminUrl, async (client) => void (await client.query('select 1')))),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** What can be done to the process of a server. */
type Control = Pick<TestPostgres, 'kill' | 'restart' | 'stop'>;

const refuse = (): Promise<void> => Promise.reject(new Error('This server was not started here, so it is not ended here.'));
const NOT_OURS: Control = { kill: refuse, restart: refuse, stop: async () => undefined };

/** Postgres refuses to run as root: then its own account, which its packages make, is taken. */
function accountOf(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function serverAt(adminUrl: string, control: Control): Promise<TestPostgres> {
  const databases: string[] = [];
  await patiently(() => withClient(adminUrl, createOwner));
  const url = (database: string): string => {
    const address = new URL(adminUrl);
    Object.assign(address, { username: OWNER, password: PASSWORD, pathname: `/${database}` });
    return address.href;
  };
  return {
    url,
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await withClient(adminUrl, (client) => client.query(`create database ${name} owner ${OWNER} template template0`));
      databases.push(name);
      const inside = new URL(adminUrl);
      inside.pathname = `/${name}`;
      // Only a superuser may install it, as on many a managed server.
      await withClient(inside.href, (client) => client.query('create extension vector'));
      return url(name);
    },
    query: (address, sql) => {
      const inside = new URL(adminUrl);
      inside.pathname = new URL(address).pathname;
      return withClient(inside.href, async (client) => (await client.query(sql)).rows);
    },
    kill: control.kill,
    restart: control.restart,
    stop: async () => {
      for (const name of databases) await withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
      await control.stop();
    },
  };
}

async function createOwner(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      create role ${OWNER} login createrole password '${PASSWORD}';
    exception when duplicate_object or unique_violation then null; end $$`);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A server that was just started refuses for a moment. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 200) throw error;
      await pause(50);
    }
  }
}
