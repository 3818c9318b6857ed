import { AppError } from '@rapport/errors';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const BLOCK = 512;

/**
 * Unpacks a dumped data folder. PGlite can do that itself, but holds several copies of it in memory meanwhile.
 *
 * @param tar a tar in the ustar format (POSIX.1-1988), plain or gzipped, of folders and files
 * @param folder where to; made when missing
 */
export async function unpackTar(tar: Buffer, folder: string): Promise<void> {
  const bytes = tar[0] === 0x1f && tar[1] === 0x8b ? await promisify(gunzip)(tar) : tar;
  // Postgres demands that nobody else may look into its folder.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    const path = resolve(folder, `.${sep}${textOf(header, 345, 155)}${sep}${textOf(header, 0, 100)}`);
    if (Number.isNaN(size) || !`${path}${sep}`.startsWith(`${resolve(folder)}${sep}`)) throw new AppError('internal', 'The template is no tar of a data folder.');
    if (textOf(header, 156, 1) === '5') {
      await mkdir(path, { recursive: true, mode: 0o700 });
    } else {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, bytes.subarray(at + BLOCK, at + BLOCK + size), { mode: 0o600 });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function textOf(header: Buffer, from: number, length: number): string {
  return header.toString('utf8', from, from + length).replace(/\0[\s\S]*$/, '').trim();
}
