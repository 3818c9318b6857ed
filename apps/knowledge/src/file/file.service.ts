import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DataOf, DOCUMENT_PIECE, type documentAppend } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { FileRepository } from './file.repository.js';

/** As long as a slow upload may take to be named after its last piece. */
const ABANDONED_MINUTES = 60;
/** Pieces of one transaction: some 20 MB. */
const REMOVED_AT_ONCE = 40;

/** The bytes of documents, as they came. */
@Injectable()
export class FileService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly files: FileRepository,
  ) {}

  /** Takes one piece of a file in. */
  async append(scope: Scope, { fileId, ordinal, bytes }: DataOf<typeof documentAppend>): Promise<{ fileId: string }> {
    const piece = Buffer.from(bytes, 'base64');
    if (piece.length === 0 || piece.length > DOCUMENT_PIECE) throw AppError.invalid('bytes', 'is empty or larger than a piece', 'Send 1 to 524,288 bytes in base64.');
    await this.unit.run(scope, async () => {
      if (ordinal === 0) await this.files.removeAbandoned(ABANDONED_MINUTES, REMOVED_AT_ONCE);
      await this.files.put(scope.workspaceId, fileId, ordinal, piece);
    });
    return { fileId };
  }

  /** Stores bytes piece by piece, each in its own unit, for a version that will name them. @returns the file's id */
  async store(scope: Scope, bytes: Buffer): Promise<string> {
    const fileId = randomUUID();
    await this.unit.run(scope, () => this.files.removeAbandoned(ABANDONED_MINUTES, REMOVED_AT_ONCE));
    for (let ordinal = 0; ordinal * DOCUMENT_PIECE < bytes.length; ordinal += 1) {
      const piece = bytes.subarray(ordinal * DOCUMENT_PIECE, (ordinal + 1) * DOCUMENT_PIECE);
      await this.unit.run(scope, () => this.files.put(scope.workspaceId, fileId, ordinal, piece));
    }
    return fileId;
  }

  /**
   * Gives a stored file to a version, inside the open unit of work.
   *
   * @throws AppError `conflict` when pieces are missing, or the file was named before
   */
  async own(fileId: string, size: number): Promise<void> {
    const found = await this.files.own(fileId);
    if (found.pieces > 0 && found.size === size) return;
    throw new AppError('conflict', `file ${fileId}: ${found.size} of ${size} bytes are here`, { userMessage: 'The file did not arrive as a whole. Send it again.' });
  }

  /** One piece and how many there are. */
  async piece(scope: Scope, fileId: string, ordinal: number): Promise<{ bytes: Buffer; pieces: number }> {
    return this.unit.run(scope, async () => {
      const bytes = await this.files.piece(fileId, ordinal);
      if (!bytes) throw AppError.notFound('piece');
      return { bytes, pieces: await this.files.count(fileId) };
    });
  }

  /** A whole file; undefined when it was removed. Read piece by piece, so that others get the database in between. */
  async read(scope: Scope, fileId: string, size: number): Promise<Buffer | undefined> {
    const whole = Buffer.alloc(size);
    for (let ordinal = 0, at = 0; at < size; ordinal += 1) {
      const piece = await this.unit.run(scope, () => this.files.piece(fileId, ordinal));
      if (!piece) return undefined;
      at += piece.copy(whole, at);
    }
    return whole;
  }

  /** Removes what was sent and never named, of all workspaces, a file's worth at a time. */
  async removeAbandoned(signal: AbortSignal): Promise<void> {
    for (const workspaceId of await this.files.workspacesWithAbandoned(ABANDONED_MINUTES)) {
      for (let removed = REMOVED_AT_ONCE; removed === REMOVED_AT_ONCE && !signal.aborted; ) {
        removed = await this.unit.run({ workspaceId, customer: 'all' }, () => this.files.removeAbandoned(ABANDONED_MINUTES, REMOVED_AT_ONCE));
      }
    }
  }

  /** Removes files, inside the open unit of work. */
  remove(fileIds: readonly string[]): Promise<void> {
    return this.files.remove(fileIds);
  }
}
