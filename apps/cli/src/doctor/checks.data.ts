import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoreConfig } from '@rapport/config';
import { openPostgres } from '@rapport/database';
import { redisFault } from '@rapport/messaging';
import { ALL_MIGRATIONS } from '@rapport/standalone/services';
import type { Check, Finding } from './finding.types.js';
import { modelChecks } from './model-checks.rule.js';

async function node(): Promise<Finding> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 22 ? { state: 'ok', text: process.version } : { state: 'bad', text: `${process.version} is too old here; run it through npm, which uses the pinned one.` };
}

async function dataFolder(config: CoreConfig): Promise<Finding> {
  await mkdir(config.RAPPORT_DATA_DIR, { recursive: true, mode: 0o700 });
  await access(config.RAPPORT_DATA_DIR, constants.W_OK);
  const key = await stat(join(config.RAPPORT_DATA_DIR, 'admin-key')).catch(() => undefined);
  if (key && (key.mode & 0o077) !== 0) return { state: 'bad', text: `others may read ${config.RAPPORT_DATA_DIR}/admin-key; run chmod 600 on it.` };
  return { state: 'ok', text: `${config.RAPPORT_DATA_DIR} can be written${key ? '' : '; no start has made an admin key yet'}` };
}

async function database(config: CoreConfig): Promise<Finding> {
  if (config.DATABASE_URL === undefined) return { state: 'info', text: 'embedded, in the data folder; set DATABASE_URL for a server' };
  const platform = await openPostgres({ url: config.DATABASE_URL, poolSize: 2 });
  try {
    const pending = await platform.pending(ALL_MIGRATIONS);
    return pending.length === 0 ? { state: 'ok', text: 'Postgres answers, nothing is missing' } : { state: 'bad', text: `${pending.length} migration(s) are missing; run rapport migrate.` };
  } finally {
    await platform.close();
  }
}

async function redis(config: CoreConfig): Promise<Finding> {
  if (config.REDIS_URL === undefined) return { state: 'info', text: 'not set; needed only when services run as separate processes' };
  const fault = await redisFault(config.REDIS_URL);
  return fault === null ? { state: 'ok', text: 'keeps jobs through a restart and evicts none' } : { state: 'bad', text: fault };
}

async function server(config: CoreConfig): Promise<Finding> {
  const url = `http://${config.HOST}:${config.PORT}`;
  const response = await fetch(`${url}/health/ready`).catch(() => undefined);
  if (!response) return { state: 'info', text: `nothing runs at ${url}; start it with npm start` };
  const { checks = [] } = (await response.json()) as { checks?: { name: string; problem: string | null }[] };
  const problems = checks.filter((check) => check.problem !== null).map((check) => check.problem);
  return response.ok ? { state: 'ok', text: `${url} is ready` } : { state: 'bad', text: problems.join(' ') };
}

/** Every check that the settings call for, in the order in which it is worth mending. @throws AppError when they can't be read */
export function checksFor(config: CoreConfig): Check[] {
  return [
    { name: 'node', check: node },
    { name: 'data folder', check: dataFolder },
    { name: 'database', check: database },
    { name: 'redis', check: redis },
    ...modelChecks(config),
    { name: 'server', check: server },
  ];
}
