import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ImportView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Server } from '../call/server.adapter.js';
import { textFlag, type Command, type Verb } from '../verb.types.js';
import { importDocuments } from './documents.service.js';

/** Under the server's limit of 6 MB with room for long lines. */
const PART_BYTES = 4 * 1024 * 1024;
const LOOK_MS = 500;

interface Part {
  /** Lines of the file before it. */
  readonly before: number;
  readonly lines: readonly string[];
}

/** The file in parts that the server takes; it is never in memory as a whole. */
async function* partsOf(file: string): AsyncGenerator<Part> {
  let lines: string[] = [];
  let bytes = 0;
  let before = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    const size = Buffer.byteLength(line) + 1;
    if (bytes + size > PART_BYTES && lines.length > 0) {
      yield { before, lines };
      before += lines.length;
      [lines, bytes] = [[], 0];
    }
    lines.push(line);
    bytes += size;
  }
  if (lines.some((line) => line.trim() !== '')) yield { before, lines };
}

async function finished(server: Server, id: string, tell: (view: ImportView) => void): Promise<ImportView> {
  for (;;) {
    const view = await server.call<ImportView>('GET', `/v1/imports/${id}`);
    tell(view);
    if (view.state === 'done') return view;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function barOf({ lines }: ImportView): string {
  const done = lines.done + lines.refused;
  const filled = lines.total === 0 ? 0 : Math.round((20 * done) / lines.total);
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${done} of ${lines.total} conversations`;
}

/** Brings documents in, or past conversations from a file of JSON lines. The same file may be brought in again: what is known is left alone. */
export const importAll: Verb = {
  usage:
    'import FILE.jsonl [--url URL] [--key KEY] [--json]\n  rapport import documents PATH... [--urls FILE] [--category NAME] [--tags a,b] [--concurrency 4] [--no-wait] [--json]',
  summary:
    'remember past conversations: one a line with customer, channel and messages (role, text, time, externalId); or take documents in: files, folders, globs, or a file with one address a line. What is there already is left alone',
  async run(command: Command): Promise<number> {
    const [file] = command.words;
    if (file === 'documents') return importDocuments(command);
    if (file === undefined) throw new AppError('invalid_input', `Say which file: rapport ${importAll.usage}`);
    const server = await Server.find(command.config, { url: textFlag(command, 'url'), key: textFlag(command, 'key') });
    const views: ImportView[] = [];
    for await (const { before, lines } of partsOf(file)) {
      const { id } = await server.send<ImportView>('/v1/imports/conversations', lines.join('\n'), 'application/jsonl');
      const view = await finished(server, id, (now) => (process.stderr.isTTY ? process.stderr.write(`\r${barOf(now)}`) : undefined));
      if (process.stderr.isTTY) process.stderr.write('\n');
      for (const { line, reason } of view.refused) command.say(`line ${before + line}: ${reason}`);
      views.push(view);
    }
    if (views.length === 0) throw new AppError('invalid_input', `${file} has no line.`);
    const sum = (of: (view: ImportView) => number): number => views.reduce((total, view) => total + of(view), 0);
    const refused = sum((view) => view.lines.refused);
    command.data(views);
    command.say(`${sum((view) => view.exchanges.added)} exchanges remembered, ${sum((view) => view.exchanges.known)} known already, ${refused} lines refused.`);
    return refused === 0 ? 0 : 1;
  },
};
