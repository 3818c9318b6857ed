import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coreConfig, type Environment, loadConfig } from '@rapport/config';
import { prepareTemplate, templatePath } from '@rapport/database';
import { cacheDir } from './platform.factory.js';
import { ALL_MIGRATIONS } from './services.data.js';

/** The argument with which the process only makes the prepared database. */
export const PREPARE = 'prepare-database';

/** Makes the prepared database with which new data folders begin, unless it is there. */
export async function prepareNow(env: Environment): Promise<void> {
  await prepareTemplate({ cacheDir: cacheDir(loadConfig(coreConfig, env)), sets: ALL_MIGRATIONS });
}

/**
 * The same in a process of its own: making it takes some 200 MB that this one would not get back. Should the child fail, this
 * process makes it when it opens the database.
 *
 * @param begins is called when there is something to do
 */
export async function prepareInChild(env: Environment, begins: () => void): Promise<void> {
  const config = loadConfig(coreConfig, env);
  if (config.DATABASE_URL !== undefined || existsSync(templatePath({ cacheDir: cacheDir(config), sets: ALL_MIGRATIONS }))) return;
  begins();
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const child = spawn(process.execPath, [main, PREPARE], { env: { ...env }, stdio: 'ignore' });
  await new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
}
