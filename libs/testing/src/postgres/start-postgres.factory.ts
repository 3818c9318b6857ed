import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgres } from './postgres-binaries.rule.js';

/** A Postgres server for tests. */
export interface TestPostgres {
  /** Address of a database, as the login that owns those made here: it may create roles and is no superuser. */
  url(database: string): string;
  /** Makes an empty database that has the extension pgvector, and gives its address. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export interface TestPostgresOptions {
  /** Address of a running server, with a superuser; then none is started. */
  readonly url?: string;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const OWNER = 'rapport_owner';
const PASSWORD = 'rapport';
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];

/**
 * Starts a server of its own in a temporary folder, on a free port of 127.0.0.1; it ends with {@link TestPostgres.stop} or with
 * this process.
 *
 * @throws Error when this machine has no PostgreSQL with pgvector; ask `postgresAvailable()` first
 */
export async function startPostgres(options: TestPostgresOptions = {}): Promise<TestPostgres> {
  if (options.url !== undefined) return serverAt(options.url, async () => undefined);
  const binaries = findPostgres();
  if (binaries === undefined) throw new Error('There is no PostgreSQL with pgvector here; tools/ci/install-pgvector.sh installs the latter.');
  const account = accountOf();
  const folder = await mkdtemp(join(tmpdir(), 'rapport-postgres-'));
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await promisify(execFile)(join(binaries.folder, 'initdb'), init, { ...account, cwd: folder });
  const port = await freePort();
  const server = spawn(join(binaries.folder, 'postgres'), ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])], {
    ...account,
    cwd: folder,
    stdio: 'ignore',
  });
  const end = (): boolean => server.kill('SIGQUIT');
  process.once('exit', end);
  return serverAt(`postgres://postgres@127.0.0.1:${port}/postgres`, async () => {
    process.off('exit', end);
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  });
}

/** Postgres refuses to run as root: then its own account, which its packages make, is taken. */
function accountOf(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((exit) => server.once('exit', exit));
  server.kill('SIGQUIT');
  await ended;
}

async function serverAt(adminUrl: string, stop: () => Promise<void>): Promise<TestPostgres> {
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
    stop: async () => {
      for (const name of databases) await withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
      await stop();
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
      await wait(50);
    }
  }
}
