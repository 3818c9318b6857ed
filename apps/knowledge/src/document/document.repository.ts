import { Injectable } from '@nestjs/common';
import type { DocumentState } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { DocumentEntity } from './document.entity.js';
import { DocumentVersionEntity } from './document-version.entity.js';

/** Where a page begins: after the row with these sort keys. */
export interface After {
  readonly createdAt: string;
  readonly id: string;
}

@Injectable()
export class DocumentRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** The document of an upload's key, locked until the unit ends. For the first upload `blank` is put in place to lock on. */
  async lockByKey(blank: DocumentEntity): Promise<DocumentEntity> {
    await this.documents.createQueryBuilder().insert().values(blank).orIgnore().execute();
    return this.documents.findOneOrFail({ where: { sourceKey: blank.sourceKey }, lock: { mode: 'pessimistic_write' } });
  }

  find(id: string): Promise<DocumentEntity | null> {
    return this.documents.findOneBy({ id });
  }

  lock(id: string): Promise<DocumentEntity | null> {
    return this.documents.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async list(state: DocumentState | undefined, after: After | undefined, limit: number): Promise<DocumentEntity[]> {
    const query = this.documents.createQueryBuilder('d').where(state ? 'd.state = :state' : 'true', { state });
    if (after) query.andWhere('(d.created_at, d.id) < (:createdAt::timestamptz, :id::uuid)', after);
    return query.orderBy('d.createdAt', 'DESC').addOrderBy('d.id', 'DESC').limit(limit).getMany();
  }

  async save(document: DocumentEntity): Promise<void> {
    await this.documents.update({ id: document.id }, { ...document, updatedAt: new Date() });
  }

  async addVersion(version: DocumentVersionEntity): Promise<void> {
    await this.unit.manager.getRepository(DocumentVersionEntity).insert(version);
  }

  findVersion(documentId: string, version: number): Promise<DocumentVersionEntity | null> {
    return this.unit.manager.getRepository(DocumentVersionEntity).findOneBy({ documentId, version });
  }

  async remove(id: string): Promise<void> {
    await this.unit.manager.getRepository(DocumentVersionEntity).delete({ documentId: id });
    await this.documents.delete({ id });
  }

  private get documents() {
    return this.unit.manager.getRepository(DocumentEntity);
  }
}
