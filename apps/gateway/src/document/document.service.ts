import { Injectable } from '@nestjs/common';
import { DOCUMENT_LIMIT, documentCreate, documentCreateBody, documentUploadFields, type DocumentView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import type { z } from 'zod';
import { toFieldIssues } from '../validation/issue.mapper.js';
import type { Upload } from '../upload/upload.decorator.js';
import { mediaTypeOf, titleFrom } from './file-kind.rule.js';

@Injectable()
export class DocumentService {
  constructor(private readonly messenger: Messenger) {}

  /** Takes a document in as text, or as a file with fields beside it. */
  async create(body: unknown, file: Upload | undefined): Promise<DocumentView> {
    if (file) return this.fromFile(parsed(documentUploadFields, body ?? {}), file);
    const { title, text, category, tags } = parsed(documentCreateBody, body);
    if (Buffer.byteLength(text) > DOCUMENT_LIMIT) throw tooLarge();
    return this.messenger.request(documentCreate, { title, category, tags, content: { encoding: 'text', text } });
  }

  private async fromFile({ title, category, tags }: z.output<typeof documentUploadFields>, { fileName, bytes }: Upload): Promise<DocumentView> {
    if (bytes.length > DOCUMENT_LIMIT) throw tooLarge();
    if (bytes.length === 0) throw AppError.invalid('file', 'is empty', 'Send a file with text in it.');
    return this.messenger.request(documentCreate, {
      title: title ?? titleFrom(fileName),
      category,
      tags,
      content: { encoding: 'base64', bytes: bytes.toString('base64'), fileName: fileName.slice(0, 300), mediaType: mediaTypeOf(fileName) },
    });
  }
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new AppError('invalid_input', 'the request breaks its schema', { issues: toFieldIssues(result.error.issues) });
}

function tooLarge(): AppError {
  return new AppError('too_large', 'a document over the limit', { userMessage: 'A document may have at most 2 MB. Split it.', issues: [{ field: 'text', rule: 'is larger than 2 MB', mend: 'Split it into smaller documents.' }] });
}
