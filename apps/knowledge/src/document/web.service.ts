import { Inject, Injectable } from '@nestjs/common';
import { documentFetch, documentIngest, type DataOf, type documentCreate, type DocumentTaken } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { reachOf } from '../fetching/fetching.module.js';
import { webAddress } from '../fetching/web-address.rule.js';
import { KNOWLEDGE_CONFIG, type KnowledgeConfig } from '../knowledge.config.js';
import { blankDocument } from './blank.rule.js';
import { cleanLabel } from './clean-label.rule.js';
import type { DocumentEntity } from './document.entity.js';
import { underWay } from './document.machine.js';
import { toTaken } from './document.mapper.js';
import { DocumentRepository } from './document.repository.js';
import type { Given } from './document-version.entity.js';
import { addressKey } from './description/source-key.rule.js';
import { labelsOf } from './upload.rule.js';

type About = Pick<DataOf<typeof documentCreate>, 'title' | 'category' | 'tags'>;

/** Takes documents of the web in, looks at them again, and takes up what failed. */
@Injectable()
export class WebService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly documents: DocumentRepository,
    @Inject(KNOWLEDGE_CONFIG) private readonly config: KnowledgeConfig,
  ) {}

  /** Notes an address and has it fetched. One that is here is looked at again. */
  async create(scope: Scope, about: About, address: string): Promise<DocumentTaken> {
    const judged = webAddress(address, reachOf(this.config));
    if ('refused' in judged) throw AppError.invalid('url', judged.refused, 'Send the http or https address of a page or file that everybody may read.');
    const { href } = judged.url;
    const given: Given = { title: about.title === null ? null : cleanLabel(about.title), ...labelsOf(about), fileName: '', mediaType: '' };
    return this.unit.run(scope, async () => {
      const blank = this.blank(scope, href, given);
      const document = (await this.documents.lockByRequest(href)) ?? (await this.documents.lockByKey(blank));
      if (document.id !== blank.id && underWay(document.state)) return toTaken(document, true);
      return this.look(Object.assign(document, { sourceGiven: given, requestedUrl: href }));
    });
  }

  /** Looks at a document's address again. */
  async refresh(scope: Scope, id: string): Promise<DocumentTaken> {
    return this.unit.run(scope, async () => {
      const document = await this.locked(id);
      if (document.requestedUrl === null) {
        throw new AppError('conflict', 'the document has no address', { userMessage: 'The document was uploaded; upload the file again to renew it.' });
      }
      return underWay(document.state) ? toTaken(document, true) : this.look(document);
    });
  }

  /** Takes a failed document up: its address is asked again, an upload is read again. */
  async retry(scope: Scope, id: string): Promise<DocumentTaken> {
    return this.unit.run(scope, async () => {
      const document = await this.locked(id);
      if (document.state !== 'failed') {
        throw new AppError('conflict', 'the document has not failed', { userMessage: `The document is ${document.state}; only a failed one can be tried again.` });
      }
      if (document.requestedUrl !== null) return this.look(document);
      Object.assign(document, { state: 'queued', error: null, progressDone: 0, progressTotal: null });
      await this.documents.save(document);
      await this.messenger.send(documentIngest, { documentId: id, version: document.version }, { lane: id });
      return toTaken(document, false);
    });
  }

  private async locked(id: string): Promise<DocumentEntity> {
    const document = await this.documents.lock(id);
    if (!document) throw AppError.notFound('document');
    return document;
  }

  private async look(document: DocumentEntity): Promise<DocumentTaken> {
    await this.documents.save(Object.assign(document, { state: 'fetching', error: null, unchanged: false, progressDone: 0, progressTotal: null }));
    await this.messenger.send(documentFetch, { documentId: document.id }, { lane: document.id });
    return toTaken(document, false);
  }

  private blank({ workspaceId }: Scope, href: string, { title, category, tags }: Given): DocumentEntity {
    const start = { workspaceId, sourceKey: addressKey(href), title: title ?? href.slice(0, 300), category, requestedUrl: href };
    return Object.assign(blankDocument({ ...start, format: 'unknown', sourceType: 'document', state: 'fetching' }), { tags: [...tags] });
  }
}
