// The entry of a reading thread. It holds no connection and no setting: what a hostile file could reach here is the file itself.
import { parentPort } from 'node:worker_threads';
import { cutSections } from '../section/cut-sections.rule.js';
import type { ReadResult } from '../reading.types.js';
import { readFile } from './read-file.rule.js';
import type { ThreadAnswer, ThreadOrder } from './thread-message.types.js';

// Libraries leave promises behind that fail when their file is long done (PDF.js on 1 of 400 damaged files): the next file shall not suffer for it.
process.on('unhandledRejection', () => undefined);

async function read({ bytes, hints, limits, pieces }: ThreadOrder): Promise<ReadResult> {
  const result = await readFile(bytes, hints, limits);
  return 'fault' in result || pieces === undefined ? result : { ...result, sections: cutSections(result.sections, pieces) };
}

parentPort?.on('message', (order: ThreadOrder) => {
  read(order).then(
    (result) => parentPort?.postMessage({ result } satisfies ThreadAnswer),
    (error: unknown) => setImmediate(() => {
      // Ends the thread, which tells the reader.
      throw error;
    }),
  );
});
