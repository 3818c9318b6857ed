import { readFile } from 'node:fs/promises';
import type { DatabasePlatform } from '../platform/platform.port.js';
import { type Reporter, warn } from '../platform/reporter.port.js';
import { bootPglite } from './boot-pglite.factory.js';
import { type DataFolder, openDataFolder } from './data-folder.adapter.js';
import { EmbeddedPlatform } from './embedded-platform.adapter.js';
import { EmbeddedSession } from './embedded-session.adapter.js';

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
  const folder = options.dataDir === undefined ? undefined : await openDataFolder(options.dataDir);
  try {
    const template = folder === undefined || folder.fresh ? await blobOf(options.template) : undefined;
    const database = await bootPglite(folder?.path, template);
    await folder?.finish();
    return await start(new EmbeddedSession(database, options.waitLimitMs ?? 15_000), folder, options.report ?? warn);
  } catch (error) {
    await folder?.unlock();
    throw error;
  }
}

async function start(session: EmbeddedSession, folder: DataFolder | undefined, report: Reporter): Promise<EmbeddedPlatform> {
  const platform = new EmbeddedPlatform({ session, report, afterClose: async () => folder?.unlock() });
  await platform.rest();
  return platform;
}

async function blobOf(template: EmbeddedOptions['template']): Promise<Blob | undefined> {
  if (template === undefined || template instanceof Blob) return template;
  const bytes = typeof template === 'string' ? await readFile(template) : template;
  return new Blob([new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)]);
}
