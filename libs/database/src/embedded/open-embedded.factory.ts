import { readFile } from 'node:fs/promises';
import type { DatabasePlatform } from '../platform/platform.port.js';
import { type Reporter, warn } from '../platform/reporter.port.js';
import { bootPglite } from './boot-pglite.factory.js';
import { openDataFolder } from './data-folder.adapter.js';
import { EmbeddedPlatform } from './embedded-platform.adapter.js';
import { EmbeddedSession } from './embedded-session.adapter.js';
import { unpackTar } from './unpack-tar.step.js';

export interface EmbeddedOptions {
  /** Folder of the data, which is locked for this process. Absent, the data live in memory and end with the process. */
  readonly dataDir?: string;
  /** What a new database begins with: the path or the bytes of what {@link prepareTemplate} made. */
  readonly template?: string | Blob | Buffer;
  /** How long a statement waits for the one session, in ms; 15,000 by default. */
  readonly waitLimitMs?: number;
  /** Is told errors that nobody can catch; by default they become warnings of the process. */
  readonly report?: Reporter;
}

/**
 * Opens the embedded database: PostgreSQL 18 with pgvector inside this process.
 *
 * @throws AppError `conflict` when another process has the folder open
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<DatabasePlatform> {
  const report = options.report ?? warn;
  const waitLimitMs = options.waitLimitMs ?? 15_000;
  if (options.dataDir === undefined) {
    const bytes = await bytesOf(options.template);
    const database = await bootPglite(undefined, bytes && new Blob([bytes]));
    return start(new EmbeddedSession(database, waitLimitMs), report, async () => undefined);
  }
  const folder = await openDataFolder(options.dataDir);
  try {
    const bytes = folder.fresh ? await bytesOf(options.template) : undefined;
    if (bytes !== undefined) await unpackTar(bytes, folder.path);
    const database = await bootPglite(folder.path, undefined);
    await folder.finish();
    return await start(new EmbeddedSession(database, waitLimitMs), report, folder.unlock);
  } catch (error) {
    await folder.unlock();
    throw error;
  }
}

async function start(session: EmbeddedSession, report: Reporter, afterClose: () => Promise<void>): Promise<EmbeddedPlatform> {
  const platform = new EmbeddedPlatform({ session, report, afterClose });
  await platform.rest();
  return platform;
}

async function bytesOf(template: EmbeddedOptions['template']): Promise<Buffer<ArrayBuffer> | undefined> {
  if (template === undefined) return undefined;
  if (typeof template === 'string') return readFile(template);
  return template instanceof Blob ? Buffer.from(await template.arrayBuffer()) : Buffer.from(template);
}
