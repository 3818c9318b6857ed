import { Injectable } from '@nestjs/common';
import type { DataOf, documentList, documentRemove, DocumentView, ReplyOf } from '@rapport/contracts';
import { fromCursor, pageFrom, type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { ChunkService } from '../chunk/chunk.service.js';
import { FileService } from '../file/file.service.js';
import { toView } from './document.mapper.js';
import { DocumentRepository } from './document.repository.js';
import { VersionRepository } from './version.repository.js';

/** Shows and removes documents. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionRepository,
    private readonly chunks: ChunkService,
    private readonly files: FileService,
  ) {}

  async read(scope: Scope, id: string): Promise<DocumentView> {
    const document = await this.unit.run(scope, () => this.documents.find(id));
    if (!document) throw AppError.notFound('document');
    return toView(document);
  }

  async list(scope: Scope, { state, cursor, limit }: DataOf<typeof documentList>): Promise<ReplyOf<typeof documentList>> {
    const after = fromCursor(cursor);
    const found = await this.unit.run(scope, () => this.documents.list(state, after, limit + 1));
    return pageFrom(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }), toView);
  }

  async remove(scope: Scope, id: string): Promise<ReplyOf<typeof documentRemove>> {
    return this.unit.run(scope, async () => {
      // Locked first: a reader that is about to add chunks waits, and then finds the document gone.
      if (!(await this.documents.lock(id))) throw AppError.notFound('document');
      const removedChunks = await this.chunks.removeOfDocument(id);
      await this.files.remove(await this.versions.removeAll(id));
      await this.documents.remove(id);
      return { removedChunks };
    });
  }
}
