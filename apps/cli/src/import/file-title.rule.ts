import { basename, extname, sep } from 'node:path';

/** A file with its way from the folder that was named. */
export interface FoundFile {
  readonly path: string;
  readonly relative: string;
}

/** As the server makes a title of a name: two files of the same one would replace each other. */
function serverTitle(path: string): string {
  return basename(path, extname(path)).replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Titles for files whose names alone would make them one document: `menu.pdf` and `menu.docx`, or `en/menu.md` and `de/menu.md`. They are called by
 * their way from the folder, which is the same at the next import.
 *
 * @returns path to title; files that need none are left out
 */
export function titlesFor(files: readonly FoundFile[]): Map<string, string> {
  const byTitle = new Map<string, FoundFile[]>();
  for (const file of files) byTitle.set(serverTitle(file.path), [...(byTitle.get(serverTitle(file.path)) ?? []), file]);
  const alike = [...byTitle.values()].filter((group) => group.length > 1).flat();
  return new Map(alike.map(({ path, relative }) => [path, relative.split(sep).join('/').slice(-300)]));
}
