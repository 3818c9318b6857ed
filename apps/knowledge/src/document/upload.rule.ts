import { type DataOf, DOCUMENT_LIMIT, type documentCreate } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { wellFormed } from '../chunk/well-formed.rule.js';
import { cleanLabel } from './clean-label.rule.js';
import { contentKind } from './content-kind.rule.js';
import type { DocumentEntity, SourceType } from './document.entity.js';
import type { Given } from './document-version.entity.js';
import { readText } from './reading.rule.js';

/** Most bytes of text that are taken: some 2,500 chunks. */
export const TEXT_LIMIT = DOCUMENT_LIMIT;

/** An upload that may be stored. */
export interface Upload {
  readonly given: Given;
  readonly content: Buffer;
  readonly format: DocumentEntity['format'];
  readonly sourceType: SourceType;
  /** Why it cannot be read, and the mend; it is stored with that reason. */
  readonly fault: string | null;
}

function label(field: string, value: string): string {
  const clean = cleanLabel(value);
  if (clean === '') throw AppError.invalid(field, 'is empty', 'Send at least one visible character.');
  return clean;
}

function tooLarge(bytes: number, limit: number): AppError {
  const size = `${(limit / 1024 / 1024).toFixed(0)} MB`;
  return new AppError('too_large', `content: ${bytes} bytes, at most ${limit}`, {
    userMessage: `The document is larger than ${size}. Split it into smaller documents.`,
    issues: [{ field: 'content', rule: `is larger than ${size}`, mend: 'Split it into smaller documents.' }],
  });
}

function notEmpty(text: string): void {
  if (text.trim() === '') throw AppError.invalid('content', 'is empty', 'Send a document with text in it.');
}

function decodeBase64(text: string): Buffer {
  const compact = text.replace(/\s/g, '');
  if (compact.length * 0.75 > DOCUMENT_LIMIT + 3) throw tooLarge(Math.floor(compact.length * 0.75), DOCUMENT_LIMIT);
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw AppError.invalid('content.bytes', 'is not base64', 'Send the bytes of the file in base64 with padding.');
  }
  return Buffer.from(compact, 'base64');
}

function fromText(given: Given, raw: string): Upload {
  notEmpty(raw);
  const content = Buffer.from(wellFormed(raw), 'utf8');
  if (content.length > TEXT_LIMIT) throw tooLarge(content.length, TEXT_LIMIT);
  const reading = readText(content);
  return { given, content, format: 'markdown', sourceType: 'manual', fault: 'fault' in reading ? reading.fault : null };
}

function fromFile(given: Given, bytes: Buffer): Upload {
  if (bytes.length === 0) throw AppError.invalid('content.bytes', 'is empty', 'Send a file with text in it.');
  if (bytes.length > DOCUMENT_LIMIT) throw tooLarge(bytes.length, DOCUMENT_LIMIT);
  const upload = { given, content: bytes, sourceType: 'document' as const };
  const kind = contentKind(given.fileName ?? '', given.mediaType ?? '');
  if ('unknown' in kind) return { ...upload, format: 'text', fault: `${kind.unknown} cannot be read yet; send Markdown, HTML or text.` };
  const reading = readText(bytes);
  if ('fault' in reading) return { ...upload, format: kind.format, fault: reading.fault };
  notEmpty(reading.text);
  if (Buffer.byteLength(reading.text) > TEXT_LIMIT) throw tooLarge(Buffer.byteLength(reading.text), TEXT_LIMIT);
  return { ...upload, format: kind.format, fault: null };
}

/**
 * Judges an upload before anything of it is stored.
 *
 * @throws AppError `invalid_input` when it is empty or no base64, `too_large`
 */
export function judgeUpload({ title, category, tags, content }: DataOf<typeof documentCreate>): Upload {
  const isFile = content.encoding === 'base64';
  const given: Given = {
    title: label('title', title),
    category: label('category', category),
    tags: [...new Set(tags.map((tag) => label('tags', tag)))],
    fileName: isFile ? cleanLabel(content.fileName) : null,
    mediaType: isFile ? cleanLabel(content.mediaType) : null,
  };
  return isFile ? fromFile(given, decodeBase64(content.bytes)) : fromText(given, content.text);
}
