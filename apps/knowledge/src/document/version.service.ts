import { Inject, Injectable } from '@nestjs/common';
import { type DataOf, decodeCursor, type documentContent, type documentVersionList, encodeCursor, type ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { FileService } from '../file/file.service.js';
import { KNOWLEDGE_CONFIG, type KnowledgeConfig } from '../knowledge.config.js';
import type { DocumentEntity } from './document.entity.js';
import { mediaTypeOf, toVersionView } from './document.mapper.js';
import { DocumentRepository } from './document.repository.js';
import type { DocumentVersionEntity } from './document-version.entity.js';
import { VersionRepository } from './version.repository.js';

type NewVersion = Omit<DocumentVersionEntity, 'workspaceId' | 'documentId' | 'version' | 'createdAt'>;

/** The versions of documents: kept as they came, a bounded number of each. */
@Injectable()
export class VersionService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionRepository,
    private readonly files: FileService,
    @Inject(KNOWLEDGE_CONFIG) private readonly config: KnowledgeConfig,
  ) {}

  /** Adds the document's newest version, inside the open unit of work, and removes those that are too many. */
  async add(document: DocumentEntity, version: NewVersion): Promise<void> {
    await this.files.own(version.fileId, version.sizeBytes);
    await this.versions.add({ ...version, workspaceId: document.workspaceId, documentId: document.id, version: document.version, createdAt: new Date() });
    await this.files.remove(await this.versions.prune(document.id, this.config.RAPPORT_DOCUMENT_VERSIONS, document.servingVersion));
  }

  async list(scope: Scope, { documentId, cursor, limit }: DataOf<typeof documentVersionList>): Promise<ReplyOf<typeof documentVersionList>> {
    const before = cursor === undefined ? undefined : placeOf(cursor);
    return this.unit.run(scope, async () => {
      const document = await this.documents.find(documentId);
      if (!document) throw AppError.notFound('document');
      const found = await this.versions.list(documentId, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return { data: page.map((version) => toVersionView(version, document)), nextCursor: last ? encodeCursor([String(last.version)]) : null };
    });
  }

  /** One piece of a version's bytes. */
  async content(scope: Scope, { documentId, version, ordinal }: DataOf<typeof documentContent>): Promise<ReplyOf<typeof documentContent>> {
    const found = await this.unit.run(scope, () => this.versions.find(documentId, version));
    if (!found) throw AppError.notFound('version');
    const { bytes, pieces } = await this.files.piece(scope, found.fileId, ordinal);
    const { fileName } = found.given;
    const name = fileName === null || fileName === '' ? `version-${version}${fileName === null ? '.md' : ''}` : fileName;
    return { bytes: bytes.toString('base64'), pieces, fileName: name, mediaType: mediaTypeOf(found), size: found.sizeBytes };
  }
}

function placeOf(cursor: string): number {
  const [text = ''] = decodeCursor(cursor, 1) ?? [];
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
}
