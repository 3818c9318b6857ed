import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { DocumentVersionEntity, type Given } from './document-version.entity.js';

@Injectable()
export class VersionRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async add(version: DocumentVersionEntity): Promise<void> {
    await this.versions.insert(version);
  }

  find(documentId: string, version: number): Promise<DocumentVersionEntity | null> {
    return this.versions.findOneBy({ documentId, version });
  }

  /** Other words about the same bytes. */
  async describe(documentId: string, version: number, given: Given): Promise<void> {
    await this.versions.update({ documentId, version }, { given });
  }

  /** The newest first, below `before`. */
  list(documentId: string, before: number | undefined, limit: number): Promise<DocumentVersionEntity[]> {
    const query = this.versions.createQueryBuilder('v').where('v.documentId = :documentId', { documentId });
    if (before !== undefined) query.andWhere('v.version < :before', { before });
    return query.orderBy('v.version', 'DESC').limit(limit).getMany();
  }

  /**
   * Removes all but the newest versions and the one in use.
   *
   * @returns the files that they had
   */
  async prune(documentId: string, keep: number, serving: number | null): Promise<string[]> {
    const rows = await this.unit.query<{ file_id: string }>(
      `delete from ai.kb_document_versions v where v.document_id = $1 and v.version is distinct from $3::int
         and v.version <= (select max(n.version) from ai.kb_document_versions n where n.document_id = $1) - $2::int
       returning v.file_id`,
      [documentId, keep, serving],
    );
    return rows.map(({ file_id }) => file_id);
  }

  /** @returns the files that they had */
  async removeAll(documentId: string): Promise<string[]> {
    const rows = await this.unit.query<{ file_id: string }>('delete from ai.kb_document_versions where document_id = $1 returning file_id', [documentId]);
    return rows.map(({ file_id }) => file_id);
  }

  private get versions() {
    return this.unit.manager.getRepository(DocumentVersionEntity);
  }
}
