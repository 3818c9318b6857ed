import { type DataOf, DOCUMENT_LIMIT, type documentCreate, type DocumentFormat } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { wellFormed } from '../chunk/well-formed.rule.js';
import { cleanLabel } from './clean-label.rule.js';
import type { SourceType } from './document.entity.js';
import type { Given } from './document-version.entity.js';
import { likelyFormat } from './description/format.rule.js';
import { sha256Of } from './description/source-key.rule.js';

type Data = DataOf<typeof documentCreate>;
export type FileData = Exclude<Data['content'], { encoding: 'url' }>;

/** An upload that may be stored. */
export interface Upload {
  readonly given: Given & { readonly title: string };
  /** The bytes, or the file that was sent before. */
  readonly content: { readonly bytes: Buffer } | { readonly fileId: string };
  readonly size: number;
  readonly sha256: string;
  readonly format: DocumentFormat;
  readonly sourceType: SourceType;
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

function decodeBase64(text: string, limit: number): Buffer {
  const compact = text.replace(/\s/g, '');
  if (compact.length * 0.75 > limit + 3) throw tooLarge(Math.floor(compact.length * 0.75), limit);
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw AppError.invalid('content.bytes', 'is not base64', 'Send the bytes of the file in base64 with padding.');
  }
  return Buffer.from(compact, 'base64');
}

function fromText(raw: string): Omit<Upload, 'given'> {
  if (raw.trim() === '') throw AppError.invalid('content', 'is empty', 'Send a document with text in it.');
  const bytes = Buffer.from(wellFormed(raw), 'utf8');
  if (bytes.length > DOCUMENT_LIMIT) throw tooLarge(bytes.length, DOCUMENT_LIMIT);
  return { content: { bytes }, size: bytes.length, sha256: sha256Of(bytes), format: 'markdown', sourceType: 'manual' };
}

function fromFile(content: Exclude<FileData, { encoding: 'text' }>, limit: number): Omit<Upload, 'given'> {
  const about = { format: likelyFormat(content.fileName), sourceType: 'document' as const };
  if (content.encoding === 'appended') {
    if (content.size > limit) throw tooLarge(content.size, limit);
    return { ...about, content: { fileId: content.fileId }, size: content.size, sha256: content.sha256 };
  }
  const bytes = decodeBase64(content.bytes, limit);
  if (bytes.length === 0) throw AppError.invalid('content.bytes', 'is empty', 'Send a file with text in it.');
  if (bytes.length > limit) throw tooLarge(bytes.length, limit);
  return { ...about, content: { bytes }, size: bytes.length, sha256: sha256Of(bytes) };
}

/** Category and tags on one line each, without repetitions. @throws AppError `invalid_input` when one is empty */
export function labelsOf({ category, tags }: Pick<Data, 'category' | 'tags'>): { category: string; tags: string[] } {
  return { category: label('category', category), tags: [...new Set(tags.map((tag) => label('tags', tag)))] };
}

/**
 * Judges an upload before anything of it is stored. Whether it can be read shows later.
 *
 * @param limit most bytes of a file
 * @throws AppError `invalid_input` when it is empty or no base64, `too_large`
 */
export function judgeUpload({ title, category, tags, content }: Omit<Data, 'content'> & { readonly content: FileData }, limit: number): Upload {
  const isText = content.encoding === 'text';
  const given = {
    title: label('title', title ?? ''),
    ...labelsOf({ category, tags }),
    fileName: isText ? null : cleanLabel(content.fileName),
    mediaType: isText ? null : cleanLabel(content.mediaType),
  };
  return { given, ...(isText ? fromText(content.text) : fromFile(content, limit)) };
}
