// The entry of a reading thread. It holds no connection and no setting: what a hostile file could reach here is the file itself.
import { parentPort } from 'node:worker_threads';
import { cutSections } from '../section/cut-sections.rule.js';
import { readFile } from './read-file.rule.js';
import type { ThreadAnswer, ThreadOrder } from './thread-message.types.js';

parentPort?.on('message', ({ bytes, hints, limits, pieces }: ThreadOrder) => {
  void readFile(bytes, hints, limits).then((read) => {
    const result = 'fault' in read || pieces === undefined ? read : { ...read, sections: cutSections(read.sections, pieces) };
    parentPort?.postMessage({ result } satisfies ThreadAnswer);
  });
});
