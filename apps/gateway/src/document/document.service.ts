import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DataOf,
  DOCUMENT_LIMIT,
  DOCUMENT_PIECE,
  documentAppend,
  documentCreate,
  documentCreateBody,
  type DocumentTaken,
  documentUploadFields,
  documentUrlBody,
} from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import type { z } from 'zod';
import { toFieldIssues } from '../validation/issue.mapper.js';
import type { Upload } from '../upload/upload.decorator.js';
import { mediaTypeOf, titleFrom } from './file-kind.rule.js';

@Injectable()
export class DocumentService {
  constructor(private readonly messenger: Messenger) {}

  /** Takes a document in as text, by its address, or as a file with fields beside it. */
  async create(body: unknown, file: Upload | undefined): Promise<DocumentTaken> {
    if (file) return this.fromFile(parsed(documentUploadFields, body ?? {}), file);
    if (typeof body === 'object' && body !== null && 'url' in body) {
      const { url, title, category, tags } = parsed(documentUrlBody, body);
      return this.messenger.request(documentCreate, { title: title ?? null, category, tags, content: { encoding: 'url', url } });
    }
    const { title, text, category, tags } = parsed(documentCreateBody, body);
    if (Buffer.byteLength(text) > DOCUMENT_LIMIT) throw tooLarge();
    return this.messenger.request(documentCreate, { title, category, tags, content: { encoding: 'text', text } });
  }

  private async fromFile({ title, category, tags }: z.output<typeof documentUploadFields>, file: Upload): Promise<DocumentTaken> {
    if (file.size === 0) throw AppError.invalid('file', 'is empty', 'Send a file with something in it.');
    const content = await this.contentOf(file);
    return this.messenger.request(documentCreate, { title: title ?? titleFrom(file.fileName), category, tags, content });
  }

  /** A small file travels in the message itself. Of a larger one the pieces go ahead, one at a time, so that no message is large. */
  private async contentOf(file: Upload): Promise<DataOf<typeof documentCreate>['content']> {
    const about = { fileName: file.fileName.slice(-300), mediaType: mediaTypeOf(file.fileName) };
    if (file.size <= DOCUMENT_PIECE) return { encoding: 'base64', bytes: (await file.bytes()).toString('base64'), ...about };
    const fileId = randomUUID();
    let ordinal = 0;
    for await (const piece of file.pieces(DOCUMENT_PIECE)) {
      await this.messenger.request(documentAppend, { fileId, ordinal, bytes: piece.toString('base64') });
      ordinal += 1;
    }
    return { encoding: 'appended', fileId, size: file.size, sha256: file.sha256, ...about };
  }
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new AppError('invalid_input', 'the request breaks its schema', { issues: toFieldIssues(result.error.issues) });
}

function tooLarge(): AppError {
  return new AppError('too_large', 'a text over the limit', {
    userMessage: 'Text in JSON may have at most 2 MB. Split it, or send it as a file.',
    issues: [{ field: 'text', rule: 'is larger than 2 MB', mend: 'Split it into smaller documents, or send it as a file.' }],
  });
}
