import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { Program } from '../process/program.service.js';
import type { RunStatement } from './final-state.repository.js';
import type { Stage } from './stage.types.js';

const KEY = 'a-key-for-the-killed-of-32-letter';
/** The demo workspace has an answer to each. */
const QUESTIONS = ['Do you cook in the rain?', "What's your cancellation policy?", 'How much is it per child?', 'Is there anything for vegans?', 'How far do you travel?'];

/** The whole product in one process on a database in a temporary folder, with the demo workspace. Its one victim is the `process`. */
export async function openEmbeddedStage(env: Readonly<Record<string, string>> = {}): Promise<Stage & { readonly program: Program }> {
  const home = await mkdtemp(join(tmpdir(), 'rapport-killed-'));
  const program = new Program({
    script: 'apps/standalone/dist/main.js',
    env: { RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '50', RAPPORT_LOG_LEVEL: 'silent', ...UNLIMITED, ...env },
  });
  const close = async (): Promise<void> => {
    await program.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await program.start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    program,
    url: program.url,
    key: KEY,
    questions: QUESTIONS,
    crashes: [],
    victims: { process: { kill: () => program.kill(), start: () => program.start() } },
    // Only one process may have the database open.
    read: async (work) => {
      await program.stop();
      const found = await readEmbedded(join(home, 'database', 'data'), work);
      await program.start();
      return found;
    },
    close,
  };
}

/** So that a load from one address is not held up at the door. */
export const UNLIMITED = {
  RAPPORT_LIMIT_ADDRESS: '1000000', RAPPORT_LIMIT_KEY: '1000000', RAPPORT_LIMIT_WORKSPACE: '1000000', RAPPORT_LIMIT_CONVERSATION: '1000000',
};

async function readEmbedded<T>(folder: string, work: (run: RunStatement) => Promise<T>): Promise<T> {
  const database = await PGlite.create({ dataDir: folder, extensions: { vector } });
  try {
    return await work(async <Row extends object>(sql: string) => (await database.query<Row>(sql)).rows);
  } finally {
    await database.close();
  }
}
