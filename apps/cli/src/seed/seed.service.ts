import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { DocumentView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { loadSeed } from '@rapport/standalone/seed';
import { Server } from '../call/server.adapter.js';
import { textFlag, type Command, type Verb } from '../verb.types.js';

interface Article {
  readonly title: string;
  readonly text: string;
  readonly category: string;
  readonly tags: readonly string[];
}

const READABLE = new Set(['.md', '.txt']);

/** The path below the folder without its ending: two files of one name in two folders are two documents. */
function titleOf(folder: string, file: string): string {
  return relative(folder, file).replace(/\.[a-z]+$/i, '').replaceAll(/[\\/]/g, ' / ').slice(-300);
}

async function articlesOf(folder: string | undefined): Promise<readonly Article[]> {
  if (folder === undefined) return (await loadSeed()).articles;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('invalid_input', `${folder} cannot be read as a folder.`, { cause });
  });
  const files = entries.filter((entry) => entry.isFile() && READABLE.has(extname(entry.name)));
  return Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = await readFile(file, 'utf8');
      return { title: titleOf(folder, file), text, category: 'general', tags: [] };
    }),
  );
}

/** Puts articles into the knowledge of a running Rapport: the demo's, or every text of a folder. */
export const seed: Verb = {
  usage: 'seed [FOLDER] [--url URL] [--key KEY] [--json]',
  summary: "put the demo's articles, or the .md and .txt files of a folder, into the knowledge",
  async run(command: Command): Promise<number> {
    const server = await Server.find(command.config, { url: textFlag(command, 'url'), key: textFlag(command, 'key') });
    const articles = await articlesOf(command.words[0]);
    if (articles.length === 0) throw new AppError('invalid_input', `There is no .md or .txt file in ${command.words[0] ?? ''}.`);
    const sent: DocumentView[] = [];
    for (const { title, text, category, tags } of articles) {
      sent.push(await server.call<DocumentView>('POST', '/v1/documents', { title, text, category, tags }));
      if (process.stdout.isTTY) command.say(`${sent.length} of ${articles.length}  ${title}`);
    }
    command.data(sent);
    command.say(`${sent.length} documents were taken in; they can be searched as soon as they are read.`);
    return 0;
  },
};
