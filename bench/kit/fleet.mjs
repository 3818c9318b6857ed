// The product as a bench runs it: in one process, embedded or on Postgres, or each service by itself on Postgres and Redis. Everything is
// started for the run, on the loopback, with the demo's business and articles in it, and ends with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coreConfig, loadConfig } from '@rapport/config';
import { startPostgres, startRedis } from '@rapport/testing';
import { freePort, root, startProcess } from './process.mjs';

const SERVICES = ['gateway', 'conversation', 'knowledge', 'feedback', 'fine-tuning', 'memory'];
const ADMIN_KEY = 'a-key-for-the-benchmarks-of-turns';
/** Who calls from one address with one key would be counted by its own limits and by nothing else. */
const LIMITS = { RAPPORT_LIMIT_ADDRESS: '1000000', RAPPORT_LIMIT_KEY: '1000000', RAPPORT_LIMIT_VISITOR: '1000000', RAPPORT_LIMIT_WORKSPACE: '1000000', RAPPORT_LIMIT_CONVERSATION: '1000000', RAPPORT_LIMIT_NEW_VISITORS: '1000000', RAPPORT_LIMIT_LOGIN: '1000000' };

/** Settings of the product as every bench runs it. @param {string} home its data folder */
export const settingsOf = (home) => ({ RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: ADMIN_KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'error', HOST: '127.0.0.1', ...LIMITS });
export { ADMIN_KEY };

const built = (path) => import(join(root, 'apps/standalone/dist', path));

/** Postgres that writes through to the disk, and Redis with its log: as they are run in earnest. */
export async function startServers() {
  const [postgres, redis] = await Promise.all([startPostgres({ durable: true }), startRedis({ appendonly: true })]);
  return {
    postgres,
    redis,
    databaseUrl: await postgres.createDatabase(),
    stop: async () => {
      await redis.stop();
      await postgres.stop();
    },
  };
}

/** One call of the public API with the admin key. @returns the parsed answer @throws Error when it is no 2xx */
export function callerOf(base) {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}

async function provisionDemoBusiness(env) {
  const [{ provisionOffline }, { loadSeed }] = await Promise.all([built('provision-offline.service.js'), built('seed/seed.loader.js')]);
  const { workspace, persona } = await loadSeed();
  const { slug, name, timeZone, country, currency, accentColor, allowedOrigins, escalationContact } = workspace;
  const settings = { name, timeZone, country, currency, accentColor, allowedOrigins, escalationContact };
  await provisionOffline(loadConfig(coreConfig, env), { slug, settings, persona, adminKey: ADMIN_KEY });
}

async function startServices(env, home, databaseUrl, redisUrl) {
  const own = { ...env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, DATABASE_POOL: '10' };
  await provisionDemoBusiness(own);
  const started = new Map();
  for (const name of SERVICES) {
    const port = await freePort();
    started.set(name, { port, ...(await startProcess(`apps/${name}/dist/main.js`, { ...own, PORT: String(port) }, `http://127.0.0.1:${port}/health/ready`)) });
  }
  const base = `http://127.0.0.1:${started.get('gateway').port}`;
  const { readDemo } = await built('demo.service.js');
  const notes = await readDemo({ base, adminKey: ADMIN_KEY, dataDir: home, progress: () => undefined });
  if (notes.length > 0) throw new Error(notes.join(' '));
  return { base, processes: Object.fromEntries([...started].map(([name, { pid }]) => [name, pid])), stop: () => Promise.all([...started.values()].map((one) => one.stop())) };
}

async function startAlone(env, databaseUrl) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const own = { ...env, PORT: String(port), ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
  const { pid, stop } = await startProcess('apps/standalone/dist/main.js', own, `${base}/health/ready`);
  return { base, processes: { product: pid }, stop };
}

/**
 * Starts the product with the demo's business, its limits lifted, burst window 0.
 *
 * @param {'one-process' | 'one-process-postgres' | 'services'} mode
 * @param {{ env?: Record<string, string>, servers?: Awaited<ReturnType<typeof startServers>> }} [options] `servers`: needed but for one-process
 * @returns its address, the process id of each process, and its end
 */
export async function startProduct(mode, { env = {}, servers } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const all = { ...settingsOf(home), ...env };
  const started = mode === 'services'
    ? await startServices(all, home, servers.databaseUrl, servers.redis.url)
    : await startAlone(all, mode === 'one-process' ? undefined : servers.databaseUrl);
  return {
    ...started,
    adminKey: ADMIN_KEY,
    stop: async () => {
      await started.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
