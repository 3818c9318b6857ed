import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DataOf,
  decodeCursor,
  type documentCreate,
  documentIngest,
  type documentList,
  type documentRemove,
  type DocumentView,
  encodeCursor,
  type ReplyOf,
} from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { ChunkService } from '../chunk/chunk.service.js';
import { DocumentEntity } from './document.entity.js';
import { toView } from './document.mapper.js';
import { type After, DocumentRepository } from './document.repository.js';
import { digestOf, sourceKey } from './source-key.rule.js';
import { judgeUpload, type Upload } from './upload.rule.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class DocumentService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly documents: DocumentRepository,
    private readonly chunks: ChunkService,
  ) {}

  /** Stores an upload and has it read. The very same again changes nothing; the same title in the same category is a new version. */
  async create(scope: Scope, data: DataOf<typeof documentCreate>): Promise<DocumentView> {
    const upload = judgeUpload(data);
    const digest = digestOf(upload.given, upload.content);
    return this.unit.run(scope, async () => {
      const document = await this.documents.lockByKey(this.blank(scope, upload));
      if (document.version > 0 && document.digest === digest && document.state !== 'failed') return toView(document);
      const { workspaceId, id: documentId } = document;
      const version = document.version + 1;
      const { title, category, tags } = upload.given;
      Object.assign(document, { title, category, tags: [...tags], digest, version, format: upload.format, sourceType: upload.sourceType });
      Object.assign(document, { state: upload.fault === null ? 'queued' : 'failed', error: this.reason(document, upload.fault) });
      await this.documents.save(document);
      await this.documents.addVersion({ workspaceId, documentId, version, given: upload.given, content: upload.content, createdAt: new Date() });
      if (upload.fault === null) await this.messenger.send(documentIngest, { documentId, version }, { lane: documentId });
      return toView(document);
    });
  }

  async read(scope: Scope, id: string): Promise<DocumentView> {
    const document = await this.unit.run(scope, () => this.documents.find(id));
    if (!document) throw AppError.notFound('document');
    return toView(document);
  }

  async list(scope: Scope, query: DataOf<typeof documentList>): Promise<ReplyOf<typeof documentList>> {
    const after = query.cursor === undefined ? undefined : this.after(query.cursor);
    const found = await this.unit.run(scope, () => this.documents.list(query.state, after, query.limit + 1));
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const more = found.length > page.length && last !== undefined;
    return { data: page.map(toView), nextCursor: more ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
  }

  async remove(scope: Scope, id: string): Promise<ReplyOf<typeof documentRemove>> {
    return this.unit.run(scope, async () => {
      // Locked first: a reader that is about to add chunks waits, and then finds the document gone.
      if (!(await this.documents.lock(id))) throw AppError.notFound('document');
      const removedChunks = await this.chunks.removeOfDocument(id);
      await this.documents.remove(id);
      return { removedChunks };
    });
  }

  private reason(document: DocumentEntity, fault: string | null): string | null {
    return fault !== null && document.chunkCount > 0 ? `${fault} The version before stays in use.` : fault;
  }

  private blank(scope: Scope, upload: Upload): DocumentEntity {
    const now = new Date();
    return Object.assign(new DocumentEntity(), {
      id: randomUUID(),
      workspaceId: scope.workspaceId,
      sourceKey: sourceKey(upload.given),
      title: upload.given.title,
      category: upload.given.category,
      tags: [],
      format: upload.format,
      sourceType: upload.sourceType,
      state: 'queued' as const,
      error: null,
      version: 0,
      digest: '',
      chunkCount: 0,
      // Whole milliseconds, so that a cursor says exactly where a row stands.
      createdAt: now,
      updatedAt: now,
    });
  }

  private after(cursor: string): After {
    const [createdAt, id] = decodeCursor(cursor, 2) ?? [];
    if (!createdAt || !id || !UUID.test(id) || Number.isNaN(Date.parse(createdAt))) {
      throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
    }
    return { createdAt: new Date(createdAt).toISOString(), id };
  }
}
