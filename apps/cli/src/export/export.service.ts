import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@rapport/errors';
import { Server } from '../call/server.adapter.js';
import { textFlag, type Command, type Verb } from '../verb.types.js';

/** Writes a dataset as JSON lines, streamed: its size does not matter. */
export const exportDataset: Verb = {
  usage: 'export DATASET_ID [--split train|validation|test] [--out FILE]',
  summary: 'write a dataset as JSON lines, to the terminal or to a file',
  async run(command: Command): Promise<number> {
    const [id] = command.words;
    if (id === undefined) throw new AppError('invalid_input', `Say which dataset: rapport ${exportDataset.usage}`);
    const server = await Server.find(command.config, { url: textFlag(command, 'url'), key: textFlag(command, 'key') });
    const split = textFlag(command, 'split');
    const query = split === undefined ? '' : `?split=${encodeURIComponent(split)}`;
    const response = await server.fetch('GET', `/v1/datasets/${encodeURIComponent(id)}/export${query}`);
    if (!response.body) throw new AppError('internal', 'The server sent no content.');
    const out = textFlag(command, 'out');
    const lines = Readable.fromWeb(response.body);
    if (out === undefined) for await (const piece of lines) process.stdout.write(piece as Uint8Array);
    else {
      // Training data, scrubbed as it is, is nobody else's on this machine.
      await pipeline(lines, createWriteStream(out, { mode: 0o600 }));
      command.say(`Written to ${out}.`);
    }
    return 0;
  },
};
