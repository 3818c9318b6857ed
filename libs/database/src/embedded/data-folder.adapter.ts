import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.adapter.js';

/** The folder of an embedded database, locked for this process. */
export interface DataFolder {
  /** Where PGlite keeps its files. */
  readonly path: string;
  /** Whether there is no database in it yet. */
  readonly fresh: boolean;
  /** Says that the first boot is through: from now on the files count. */
  readonly finish: () => Promise<void>;
  readonly unlock: () => Promise<void>;
}

/**
 * Opens the folder. A first boot that was cut short leaves half a database; nobody has written to it yet, so it is made anew.
 *
 * @param folder the folder of the installation
 * @throws AppError `conflict` when another process uses it
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const unlock = await lockFolder(folder);
  const path = join(folder, 'data');
  const unfinished = join(folder, 'first-boot-unfinished');
  if (existsSync(unfinished)) await rm(path, { recursive: true, force: true });
  const fresh = !existsSync(join(path, 'PG_VERSION'));
  if (fresh) {
    await mkdir(path, { recursive: true });
    await writeFile(unfinished, '');
  }
  return { path, fresh, finish: () => rm(unfinished, { force: true }), unlock };
}
