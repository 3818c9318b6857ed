import { zipDirectory } from '../office/zip-directory.rule.js';
import { Unreadable } from '../reading.errors.js';
import type { ReadableFormat } from '../reading.types.js';

/**
 * What a ZIP container is, by the parts in it.
 *
 * @throws Unreadable for containers of other kinds
 */
export function zipKind(bytes: Uint8Array): ReadableFormat {
  const names = zipDirectory(bytes, 65_535).map(({ name }) => name);
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  if (names.some((name) => name.startsWith('ppt/'))) return 'pptx';
  if (names.some((name) => name.startsWith('xl/'))) throw new Unreadable('The file is an Excel table, which cannot be read. Save it as CSV and upload it again.');
  if (names.includes('META-INF/container.xml')) throw new Unreadable('The file is an e-book (EPUB), which cannot be read. Save it as PDF or HTML and upload it again.');
  if (names.includes('mimetype') && names.includes('content.xml')) throw new Unreadable('The file is of OpenDocument kind, which cannot be read. Save it as DOCX, PPTX or PDF and upload it again.');
  throw new Unreadable('The file is an archive. Unpack it and upload the files in it one by one.');
}
