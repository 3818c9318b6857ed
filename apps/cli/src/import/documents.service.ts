import { AppError } from '@rapport/errors';
import { Server } from '../call/server.adapter.js';
import { textFlag, type Command } from '../verb.types.js';
import { DocumentImport } from './document-import.service.js';
import { sourceList } from './source-list.adapter.js';
import type { Outcome } from './source.types.js';

const CONCURRENCY = 4;

function concurrencyOf(command: Command): number {
  const text = textFlag(command, 'concurrency') ?? String(CONCURRENCY);
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new AppError('invalid_input', '--concurrency takes a number from 1 to 64.');
}

/** One line that grows, for a person at a terminal; nothing elsewhere. */
function barFor(total: number): { tell: (outcome: Outcome) => void; end: () => void } {
  let done = 0;
  let bad = 0;
  if (!process.stderr.isTTY) return { tell: () => undefined, end: () => undefined };
  return {
    tell: ({ state }) => {
      done += 1;
      if (state === 'failed' || state === 'refused') bad += 1;
      const filled = Math.round((20 * done) / total);
      process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${done} of ${total} documents${bad === 0 ? '' : `, ${bad} not taken`}`);
    },
    end: () => void process.stderr.write('\n'),
  };
}

/** Takes documents in. @returns 0 when all are there, 1 when some are not */
export async function importDocuments(command: Command): Promise<number> {
  const { sources, refused } = await sourceList(command.words.slice(1), textFlag(command, 'urls'));
  if (sources.length + refused.length === 0) throw new AppError('invalid_input', 'Say which: rapport import documents PATH... [--urls FILE]');
  const server = await Server.find(command.config, { url: textFlag(command, 'url'), key: textFlag(command, 'key') });
  const tags = (textFlag(command, 'tags') ?? '').split(',').map((tag) => tag.trim()).filter((tag) => tag !== '');
  const wait = command.flags['wait'] !== false;
  const running = new DocumentImport(server, { category: textFlag(command, 'category'), tags, concurrency: concurrencyOf(command), wait });
  const bar = barFor(sources.length);
  const outcomes = [...(await running.run(sources, bar.tell).finally(bar.end)), ...refused];
  return report(command, outcomes);
}

function report(command: Command, outcomes: readonly Outcome[]): number {
  const count = (state: Outcome['state']): number => outcomes.filter((outcome) => outcome.state === state).length;
  for (const { source, state, reason } of outcomes) if (state === 'failed' || state === 'refused') command.say(`${source}: ${reason ?? state}`);
  const summary = { ready: count('ready'), unchanged: count('unchanged'), taken: count('taken'), failed: count('failed'), refused: count('refused') };
  const chunks = outcomes.reduce((sum, outcome) => sum + outcome.chunks, 0);
  command.data({ ...summary, chunks, documents: outcomes });
  const words = Object.entries(summary).filter(([state, number]) => number > 0 || state === 'ready').map(([state, number]) => `${number} ${state}`);
  command.say(`${outcomes.length} documents: ${words.join(', ')}; ${chunks} chunks.`);
  return summary.failed + summary.refused === 0 ? 0 : 1;
}
