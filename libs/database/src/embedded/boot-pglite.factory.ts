import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

// The 128 MB of shared buffers of a server would stand in the process's memory, while the files lie in the page cache anyway.
const SETTINGS = ['shared_buffers=32MB', 'wal_buffers=1MB', 'max_connections=5'];
const START = [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])];
// Small segments: a fresh folder is 10 MB smaller.
const INIT = ['--wal-segsize=1'];

/**
 * Starts PGlite.
 *
 * @param folder where the data lie; absent for memory
 * @param template a dumped data folder to begin with, plain or gzipped tar; absent to open what is there, or to make a new one
 */
export function bootPglite(folder: string | undefined, template: Blob | undefined): Promise<PGlite> {
  return PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(template === undefined ? {} : { loadDataDir: template }),
    extensions: { vector },
    startParams: START,
    initDbStartParams: INIT,
  });
}
