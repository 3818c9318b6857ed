import { namedFormat, SIGNED_FORMATS } from '../named-format.rule.js';
import { Unreadable } from '../reading.errors.js';
import type { FileHints, ReadableFormat } from '../reading.types.js';
import { oleFault } from './ole.rule.js';
import { zipKind } from './zip-kind.rule.js';

const CAN_BE_READ = 'Send PDF, DOCX, PPTX, CSV, e-mail (.eml), HTML, Markdown or text.';

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const PICTURE = 'The file is a picture; pictures of text cannot be read. Send the text itself, or a PDF with text in it.';
const ARCHIVE = 'The file is an archive. Unpack it and upload the files in it one by one.';
const SIGNATURES: readonly (readonly [signature: string, fault: string])[] = [
  ['\u0089PNG', PICTURE],
  ['\u00ff\u00d8\u00ff', PICTURE],
  ['GIF8', PICTURE],
  ['II*\0', PICTURE],
  ['MM\0*', PICTURE],
  ['\u001f\u008b', ARCHIVE],
  ['7z\u00bc\u00af', ARCHIVE],
  ['Rar!', ARCHIVE],
  ['{\\rtf', 'The file is RTF, which cannot be read. Save it as DOCX and upload it again.'],
];

/** The kind that the first bytes speak of; undefined for texts. */
function signed(bytes: Uint8Array): ReadableFormat | undefined {
  const head = ascii(bytes, 0, 8);
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  if (/^PK(?:\u0003\u0004|\u0005\u0006|\u0007\u0008)/u.test(head)) return zipKind(bytes);
  if (head === '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1') throw new Unreadable(oleFault(bytes));
  const fault = SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1];
  if (fault !== undefined) throw new Unreadable(fault);
  if (head.startsWith('RIFF') && ascii(bytes, 8, 12) === 'WEBP') throw new Unreadable(PICTURE);
  return undefined;
}

/** A text that nothing names: pages and mails show what they are, the rest is text if it has no ending that says otherwise. */
function unnamed(bytes: Uint8Array, { fileName, mediaType }: FileHints): ReadableFormat {
  const head = ascii(bytes, 0, 2048).replace(/^\u00ef\u00bb\u00bf/u, '').trimStart();
  if (/^<(?:!doctype html|html)[\s>]/iu.test(head)) return 'html';
  if (/^(?:received|return-path|delivered-to|mime-version|message-id):\s/iu.test(head)) return 'email';
  const extension = /\.([a-z0-9]{1,10})$/iu.exec(fileName.trim())?.[1];
  const media = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  if (extension === undefined && (media === '' || media === 'application/octet-stream')) return 'text';
  throw new Unreadable(`${extension?.toUpperCase() ?? media} cannot be read. ${CAN_BE_READ}`);
}

/**
 * The kind of a file: from its signature, or else as it was named.
 *
 * @throws Unreadable for kinds that cannot be read, and for files that are not what they are named
 */
export function detectFormat(bytes: Uint8Array, hints: FileHints): ReadableFormat {
  const found = signed(bytes);
  if (found) return found;
  const named = hints.format ?? namedFormat(hints);
  if (named === undefined) return unnamed(bytes, hints);
  if (SIGNED_FORMATS.has(named)) throw new Unreadable(`The file is named ${named.toUpperCase()} but is none, or is damaged. Save it anew and upload it again.`);
  return named;
}
