import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CoreConfig } from '@rapport/config';
import { type DatabasePlatform, openEmbedded, openPostgres, prepareTemplate } from '@rapport/database';
import { createLogger } from '@rapport/observability';
import { ALL_MIGRATIONS } from './services.data.js';

/** Where the prepared database is kept: it is the same for every data folder of this version. */
export function cacheDir(config: CoreConfig): string {
  return config.RAPPORT_CACHE_DIR ?? join(homedir(), '.cache', 'rapport');
}

/** The database that the settings ask for: a Postgres server, or the embedded one in the data folder. */
export async function openPlatform(config: CoreConfig): Promise<DatabasePlatform> {
  const logger = createLogger('database', config.RAPPORT_LOG_LEVEL);
  const report = (what: string, error: unknown): void => logger.warn({ err: error }, what);
  if (config.DATABASE_URL !== undefined) return openPostgres({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL, report });
  const template = await prepareTemplate({ cacheDir: cacheDir(config), sets: ALL_MIGRATIONS });
  return openEmbedded({ dataDir: join(config.RAPPORT_DATA_DIR, 'database'), template, report });
}
