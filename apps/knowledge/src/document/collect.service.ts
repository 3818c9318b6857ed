import { Injectable } from '@nestjs/common';
import { type DataOf, type documentFetch, documentIngest } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import { FetchFault } from '../fetching/fetch.errors.js';
import { FetchService } from '../fetching/fetch.service.js';
import type { Fetched, FetchedFile } from '../fetching/fetch.types.js';
import { FileService } from '../file/file.service.js';
import { reasonFor } from './blank.rule.js';
import { cleanLabel } from './clean-label.rule.js';
import type { DocumentEntity } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import type { DocumentVersionEntity, Given } from './document-version.entity.js';
import { addressKey, sha256Of } from './description/source-key.rule.js';
import { VersionRepository } from './version.repository.js';
import { VersionService } from './version.service.js';

/** What a look at an address needs, and what it brought. */
interface Begun {
  readonly address: string;
  readonly newest: DocumentVersionEntity | null;
}
interface Brought {
  readonly file: FetchedFile;
  readonly fileId: string;
  readonly sha256: string;
}

/** Fetches documents of the web. What has changed becomes a new version, which is then read like an upload. */
@Injectable()
export class CollectService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionRepository,
    private readonly history: VersionService,
    private readonly files: FileService,
    private readonly fetching: FetchService,
    private readonly messenger: Messenger,
  ) {}

  async collect({ documentId }: DataOf<typeof documentFetch>, context: DeliveryContext): Promise<void> {
    const begun = await this.unit.run(context.scope, () => this.begin(documentId));
    if (!begun) return;
    const found = await this.fetchOrReason(begun, context);
    if (typeof found === 'string') return context.effect(() => this.fail(documentId, found));
    const brought = found.kind === 'fetched' ? await this.keep(found, begun, context) : undefined;
    await context.effect(() => (brought ? this.renew(documentId, brought) : this.leave(documentId, found.url)));
  }

  /** Undefined when the document was removed, or fetched by another worker. */
  private async begin(documentId: string): Promise<Begun | undefined> {
    const document = await this.documents.find(documentId);
    if (document?.state !== 'fetching' || document.requestedUrl === null) return undefined;
    return { address: document.requestedUrl, newest: await this.versions.find(documentId, document.version) };
  }

  /** What was found, or why there is nothing to be found. Passing faults are thrown, to be tried again. */
  private async fetchOrReason({ address, newest }: Begun, { signal, lastAttempt }: DeliveryContext): Promise<Fetched | string> {
    const known = newest?.sourceUrl ? { url: newest.sourceUrl, etag: newest.etag, lastModified: newest.lastModified } : undefined;
    try {
      return await this.fetching.fetch(address, known, signal);
    } catch (error) {
      if (!(error instanceof FetchFault) || signal.aborted) throw error;
      if (!error.passing) return error.message;
      if (lastAttempt) return `${error.message} It can be tried again.`;
      throw error;
    }
  }

  /** Stores the bytes, unless they are those of the newest version. */
  private async keep(file: FetchedFile, { newest }: Begun, { scope }: DeliveryContext): Promise<Brought | undefined> {
    const sha256 = sha256Of(file.bytes);
    if (sha256 === newest?.sha256 && file.url === newest.sourceUrl) return undefined;
    return { file, sha256, fileId: await this.files.store(scope, file.bytes) };
  }

  private async renew(documentId: string, { file, fileId, sha256 }: Brought): Promise<void> {
    const document = await this.current(documentId);
    const other = document && (await this.documents.findByKey(addressKey(file.url)));
    if (!document || (other && other.id !== documentId)) {
      await this.files.remove([fileId]);
      if (document && other) await this.failed(document, `The address leads to ${file.url}, which is here already as the document "${other.title}" (${other.id}). Refresh that one.`);
      return;
    }
    const now = new Date();
    const said = document.sourceGiven ?? { title: null, category: document.category, tags: document.tags };
    const given: Given = { title: said.title, category: said.category, tags: said.tags, fileName: cleanLabel(file.fileName), mediaType: cleanLabel(file.mediaType) };
    Object.assign(document, { sourceKey: addressKey(file.url), sourceUrl: file.url, version: document.version + 1, digest: sha256, fetchedAt: now, checkedAt: now, unchanged: false });
    await this.queue(document);
    await this.history.add(document, { given, fileId, sizeBytes: file.bytes.length, sha256, sourceUrl: file.url, etag: file.etag, lastModified: file.lastModified });
  }

  /** Nothing changed at the address. What was said of it may have, or its version may never have been read. */
  private async leave(documentId: string, url: string): Promise<void> {
    const document = await this.current(documentId);
    if (!document) return;
    const version = await this.versions.find(documentId, document.version);
    const said = document.sourceGiven;
    const same = version !== null && (said === null || sameWords(said, version.given));
    Object.assign(document, { checkedAt: new Date(), unchanged: true, sourceUrl: url });
    if (same && document.servingVersion === document.version) return this.documents.save(Object.assign(document, { state: 'ready', error: null }));
    if (version && said) await this.versions.describe(documentId, version.version, { ...version.given, title: said.title, category: said.category, tags: said.tags });
    await this.queue(document);
  }

  private async queue(document: DocumentEntity): Promise<void> {
    const { id: documentId, version } = document;
    await this.documents.save(Object.assign(document, { state: 'queued', error: null, progressDone: 0, progressTotal: null }));
    await this.messenger.send(documentIngest, { documentId, version }, { lane: documentId });
  }

  private async fail(documentId: string, reason: string): Promise<void> {
    const document = await this.current(documentId);
    if (document) await this.failed(Object.assign(document, { checkedAt: new Date() }), reason);
  }

  private failed(document: DocumentEntity, reason: string): Promise<void> {
    return this.documents.save(Object.assign(document, { state: 'failed', error: reasonFor(document, reason) }));
  }

  /** The document, locked, if it still waits for its file. */
  private async current(documentId: string): Promise<DocumentEntity | undefined> {
    const document = await this.documents.lock(documentId);
    return document?.state === 'fetching' ? document : undefined;
  }
}

function sameWords(one: Given, other: Given): boolean {
  return one.title === other.title && one.category === other.category && one.tags.join('\n') === other.tags.join('\n');
}
