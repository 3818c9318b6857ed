import { Inject, Injectable } from '@nestjs/common';
import type { CoreConfig } from '@rapport/config';
import type { Scope } from '@rapport/database';
import { CORE_CONFIG } from '@rapport/service-host';
import { FileService } from '../file/file.service.js';
import { ReaderService } from '../reading/reader.service.js';
import { READING_LIMITS } from '../reading/reading-limits.data.js';
import type { FileHints, PieceSize, ReadResult } from '../reading/reading.types.js';
import { readMarkdown } from '../reading/text/markdown.rule.js';
import { cutSections } from '../reading/section/cut-sections.rule.js';
import { Unreadable } from '../reading/reading.errors.js';
import type { DocumentVersionEntity } from './document-version.entity.js';

/** Whole files in memory at the same time; others wait where they lie. */
const FILES_AT_ONCE = 2;
/** Text of a request up to here is read at once, which takes some milliseconds; longer text would hold up others. */
const TEXT_IN_PLACE = 64 * 1024;
const MARKDOWN: FileHints = { fileName: '', mediaType: 'text/markdown', format: 'markdown' };
/** System row B2. */
const PIECES: PieceSize = { size: 1000, overlap: 200 };

/** Reads versions of documents and cuts them: files and long texts in a thread, short texts at once. */
@Injectable()
export class ReadingService {
  private readonly waiting: (() => void)[] = [];
  private free = FILES_AT_ONCE;

  constructor(
    private readonly files: FileService,
    private readonly reader: ReaderService,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  /** @returns the pieces that it is cut into, or why it cannot be read and the mend */
  async read(scope: Scope, version: DocumentVersionEntity, signal: AbortSignal): Promise<ReadResult> {
    await this.enter();
    try {
      signal.throwIfAborted();
      const bytes = await this.files.read(scope, version.fileId, version.sizeBytes);
      if (!bytes) return { fault: 'The bytes of this version are no longer kept. Upload the document again.' };
      const { fileName, mediaType } = version.given;
      if (fileName === null && bytes.length <= TEXT_IN_PLACE) return fromText(bytes);
      const hints = fileName === null ? MARKDOWN : { fileName, mediaType: mediaType ?? '' };
      return await this.reader.read(bytes, hints, { transfer: true, pieces: PIECES, bytes: this.config.RAPPORT_DOCUMENT_MB * 1024 * 1024 });
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

function fromText(bytes: Buffer): ReadResult {
  try {
    const read = readMarkdown(bytes, READING_LIMITS);
    return { ...read, sections: cutSections(read.sections, PIECES) };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message };
    throw error;
  }
}
