import { Injectable } from '@nestjs/common';
import { importAppend, type ImportView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import type { Upload } from '../upload/upload.decorator.js';
import { requireStorable } from '../validation/storable.rule.js';
import { JsonLines } from './json-lines.types.js';
import { piecesOf } from './pieces.rule.js';

/** Hands the lines of an import on, piece by piece. */
@Injectable()
export class ImportService {
  constructor(private readonly messenger: Messenger) {}

  async take(body: unknown, file: Upload | undefined): Promise<ImportView> {
    const pieces = piecesOf(await textOf(body, file));
    if (pieces.length === 0) throw AppError.invalid('body', 'has no line', 'Send one conversation as JSON on each line.');
    let view: ImportView | undefined;
    for (const [index, piece] of pieces.entries()) {
      const known = view === undefined ? {} : { importId: view.id };
      view = await this.messenger.request(importAppend, { ...known, ...piece, last: index === pieces.length - 1 });
    }
    if (!view) throw new AppError('internal', 'an import without pieces');
    return view;
  }
}

async function textOf(body: unknown, file: Upload | undefined): Promise<string> {
  if (file) {
    const text = new TextDecoder().decode(await file.bytes());
    requireStorable(text);
    return text;
  }
  if (body instanceof JsonLines) return body.jsonLines;
  // A single conversation may come as plain JSON.
  if (typeof body === 'object' && body !== null && !Array.isArray(body) && 'messages' in body) return JSON.stringify(body);
  throw AppError.invalid('body', 'must be JSON lines', 'Send Content-Type: application/jsonl with one conversation a line, or a file.');
}
