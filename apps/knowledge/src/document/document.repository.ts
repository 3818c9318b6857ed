import { Injectable } from '@nestjs/common';
import type { DocumentState } from '@rapport/contracts';
import { type PagePlace, UnitOfWork } from '@rapport/database';
import { DocumentEntity } from './document.entity.js';

@Injectable()
export class DocumentRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** The document of an upload's key, locked until the unit ends. For the first upload `blank` is put in place to lock on. */
  async lockByKey(blank: DocumentEntity): Promise<DocumentEntity> {
    await this.documents.createQueryBuilder().insert().values(blank).orIgnore().execute();
    return this.documents.findOneOrFail({ where: { sourceKey: blank.sourceKey }, lock: { mode: 'pessimistic_write' } });
  }

  /** The document that was asked for by this address before, locked; it may lie under another one by now. */
  lockByRequest(requestedUrl: string): Promise<DocumentEntity | null> {
    return this.documents.findOne({ where: { requestedUrl }, order: { createdAt: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  findByKey(sourceKey: string): Promise<DocumentEntity | null> {
    return this.documents.findOneBy({ sourceKey });
  }

  find(id: string): Promise<DocumentEntity | null> {
    return this.documents.findOneBy({ id });
  }

  lock(id: string): Promise<DocumentEntity | null> {
    return this.documents.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async list(state: DocumentState | undefined, after: PagePlace | undefined, limit: number): Promise<DocumentEntity[]> {
    const query = this.documents.createQueryBuilder('d').where(state ? 'd.state = :state' : 'true', { state });
    if (after) query.andWhere('(d.created_at, d.id) < (:at::timestamptz, :id::uuid)', after);
    return query.orderBy('d.createdAt', 'DESC').addOrderBy('d.id', 'DESC').limit(limit).getMany();
  }

  async save(document: DocumentEntity): Promise<void> {
    document.updatedAt = new Date();
    await this.documents.update({ id: document.id }, { ...document });
  }

  /** Says how far a version is, if it is still the one that is being read. */
  async progress(id: string, version: number, done: number, total: number): Promise<void> {
    await this.documents.update({ id, version, state: 'processing' }, { progressDone: done, progressTotal: total, updatedAt: new Date() });
  }

  async remove(id: string): Promise<void> {
    await this.documents.delete({ id });
  }

  private get documents() {
    return this.unit.manager.getRepository(DocumentEntity);
  }
}
