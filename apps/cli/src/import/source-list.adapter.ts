import { glob, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { AppError } from '@rapport/errors';
import { titlesFor, type FoundFile } from './file-title.rule.js';
import type { Outcome, Source } from './source.types.js';

/** Kinds that the server reads. What else lies in a folder is named, not sent. */
const READABLE = /\.(?:md|markdown|mdx|html?|xhtml|txt|text|pdf|docx|pptx|csv|tsv|eml)$/i;

export interface SourceList {
  readonly sources: readonly Source[];
  /** What lies there and is not sent. */
  readonly refused: readonly Outcome[];
}

/**
 * Finds what shall be taken in, in an order that stays.
 *
 * @param words files, folders and globs; in folders hidden files and folders are passed over
 * @param urls a file with one address a line; empty lines and lines with `#` in front don't count
 * @throws AppError `invalid_input` for a word that names nothing
 */
export async function sourceList(words: readonly string[], urls: string | undefined): Promise<SourceList> {
  const found = new Map<string, FoundFile & { readonly named: boolean }>();
  for (const word of words) for (const file of await filesOf(word)) if (!found.has(file.path)) found.set(file.path, file);
  const files = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const wanted = files.filter(({ path, named }) => named || READABLE.test(path));
  const titles = titlesFor(wanted);
  return {
    sources: [...wanted.map(({ path }): Source => ({ kind: 'file', path, title: titles.get(path) })), ...(urls === undefined ? [] : await addresses(urls))],
    refused: files.filter((file) => !wanted.includes(file)).map(({ path }) => ({ source: path, state: 'refused', documentId: null, chunks: 0, reason: 'is of a kind that is not read' })),
  };
}

async function filesOf(word: string): Promise<(FoundFile & { named: boolean })[]> {
  const there = await stat(word).catch(() => undefined);
  if (there?.isDirectory()) return (await inFolder(word)).map((path) => ({ path: resolve(path), relative: relative(word, path), named: false }));
  if (there) return [{ path: resolve(word), relative: basename(word), named: true }];
  const matched: string[] = [];
  if (/[*?[\]{}]/.test(word)) for await (const path of glob(word)) matched.push(path);
  const files = await Promise.all(matched.map(async (path) => ({ path, file: (await stat(path)).isFile() })));
  if (!files.some(({ file }) => file)) throw new AppError('invalid_input', `${word} names no file and no folder.`);
  return files.filter(({ file }) => file).map(({ path }) => ({ path: resolve(path), relative: path, named: false }));
}

async function inFolder(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    // A link to a file is one; a link to a folder might lead back up.
    if (entry.isDirectory()) files.push(...(await inFolder(path)));
    else if (entry.isFile() || (await stat(path).catch(() => undefined))?.isFile()) files.push(path);
  }
  return files;
}

async function addresses(file: string): Promise<Source[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('invalid_input', `${file} cannot be read.`, { cause });
  });
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return [...new Set(lines)].map((url) => ({ kind: 'url', url }));
}
