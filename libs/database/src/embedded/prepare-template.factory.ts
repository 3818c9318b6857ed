import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { planMigrations } from '../migration/migration-plan.rule.js';
import type { MigrationSet } from '../platform/platform.port.js';
import { warn } from '../platform/reporter.port.js';
import { createRole } from '../role/create-role.step.js';
import { openDoor } from '../protection/open-door.step.js';
import { protectTable } from '../protection/protect-table.step.js';
import { bootPglite } from './boot-pglite.factory.js';
import { EmbeddedPlatform } from './embedded-platform.adapter.js';
import { EmbeddedSession } from './embedded-session.adapter.js';

const KEPT = 3;

export interface TemplateOptions {
  /** Folder of the templates; made when missing. */
  readonly cacheDir: string;
  /** The migrations that shall have been applied. */
  readonly sets: readonly MigrationSet[];
}

/**
 * Makes the data folder with which new embedded databases begin: all migrations applied, packed as a tar. It is made once per
 * state of the migrations; a first boot is then a matter of half a second.
 *
 * @returns the path of the tar
 */
export async function prepareTemplate({ cacheDir, sets }: TemplateOptions): Promise<string> {
  const path = templatePath({ cacheDir, sets });
  if (existsSync(path)) return path;
  await mkdir(cacheDir, { recursive: true });
  const draft = join(cacheDir, `draft-${randomUUID()}.tar`);
  await writeFile(draft, await build(sets));
  // Two processes may both have built it; the second rename replaces like with like.
  await rename(draft, path);
  await discardOld(cacheDir);
  return path;
}

/** Where {@link prepareTemplate} keeps what it makes. */
export function templatePath({ cacheDir, sets }: TemplateOptions): string {
  return join(cacheDir, `template-${templateKey(sets)}.tar`);
}

/** Changes with the database's version and with the text of each migration and of the steps that they use. */
function templateKey(sets: readonly MigrationSet[]): string {
  const hash = createHash('sha256');
  for (const name of ['@electric-sql/pglite', '@electric-sql/pglite-pgvector']) hash.update(manifestOf(name));
  for (const step of [bootPglite, createRole, protectTable, openDoor]) hash.update(String(step));
  for (const { name, migration } of planMigrations(sets)) hash.update(`${name}\n${String(migration)}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** The text of a package's manifest, which both packages keep one folder above their entry and don't export. */
function manifestOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  return readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8');
}

async function build(sets: readonly MigrationSet[]): Promise<Uint8Array> {
  const database = await bootPglite(undefined, undefined);
  const platform = new EmbeddedPlatform({ session: new EmbeddedSession(database, 60_000), report: warn, afterClose: async () => undefined });
  try {
    await platform.migrate(sets);
    for (const statement of ['reset role', 'vacuum analyze', 'checkpoint']) await database.exec(statement);
    return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer());
  } finally {
    await platform.close();
  }
}

async function discardOld(cacheDir: string): Promise<void> {
  const names = (await readdir(cacheDir)).filter((name) => /^template-.*\.tar$/.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, age: -(await stat(join(cacheDir, name))).mtimeMs })));
  aged.sort((a, b) => a.age - b.age);
  for (const { name } of aged.slice(KEPT)) await rm(join(cacheDir, name), { force: true });
}
