import { setImmediate as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { DataOf, documentIngest } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { isAppError, isRetryable } from '@rapport/errors';
import { EmbeddingModel } from '@rapport/llm';
import type { DeliveryContext } from '@rapport/messaging';
import type { CutChunk } from '../chunk/chunk.repository.js';
import { lexemesOf } from '../chunk/lexeme.rule.js';
import { ChunkService } from '../chunk/chunk.service.js';
import type { Replacement } from '../chunk/replacement.rule.js';
import type { ReadDocument } from '../reading/reading.types.js';
import { cutDocument, type CutDocument } from './cutting.rule.js';
import type { DocumentEntity } from './document.entity.js';
import { mayBecome } from './document.machine.js';
import { DocumentRepository } from './document.repository.js';
import type { DocumentVersionEntity } from './document-version.entity.js';
import { ProgressService } from './progress.service.js';
import { ReadingService } from './reading.service.js';
import { reasonFor } from './blank.rule.js';
import { VersionRepository } from './version.repository.js';

type Job = DataOf<typeof documentIngest>;
type Embedded = { readonly model: string; readonly chunks: readonly CutChunk[] };

const TEXTS_AT_ONCE = 32;
const UNWRITTEN = 'Its passages could not be written. Try the document again.';
const NOTHING_READABLE = 'No readable text was found in it. Send a file with words in it.';

/** Reads, cuts and embeds one version of a document. */
@Injectable()
export class IngestService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionRepository,
    private readonly reading: ReadingService,
    private readonly progress: ProgressService,
    private readonly chunks: ChunkService,
    private readonly embedding: EmbeddingModel,
  ) {}

  async ingest(job: Job, context: DeliveryContext): Promise<void> {
    const version = await this.unit.run(context.scope, () => this.begin(job));
    if (!version) return;
    const read = await this.reading.read(context.scope, version, context.signal);
    if ('fault' in read) return context.effect(() => this.fail(job, read.fault));
    const cut = cutDocument(version.given, read, version.sourceUrl);
    if (cut.cuts.length === 0) return context.effect(() => this.fail(job, [...read.notes, NOTHING_READABLE].join(' ')));
    const embedded = await this.embedOrReason(job, cut, context);
    if (typeof embedded === 'string') return context.effect(() => this.fail(job, embedded));
    await this.store(job, read, cut, embedded, context);
  }

  /** Writes the chunks part by part; the last part is the effect. */
  private async store(job: Job, read: ReadDocument, cut: CutDocument, { model, chunks }: Embedded, context: DeliveryContext): Promise<void> {
    try {
      const { first, last } = await this.unit.run(context.scope, () => this.chunks.plan(job.documentId, chunks));
      for (const part of first) {
        context.signal.throwIfAborted();
        await this.unit.run(context.scope, () => this.write(job, cut, model, part));
      }
      await context.effect(() => this.finish(job, read, cut, model, last));
    } catch (error) {
      // As above: until a person replays the delivery the document says why it is not ready.
      if (context.lastAttempt && !context.signal.aborted) await this.unit.run(context.scope, () => this.fail(job, UNWRITTEN));
      throw error;
    }
  }

  /** Marks the document as being read. Undefined when it was removed or uploaded anew meanwhile, or is ready already. */
  private async begin(job: Job): Promise<DocumentVersionEntity | undefined> {
    const document = await this.current(job);
    const version = await this.versions.find(job.documentId, job.version);
    if (!document || !version || !mayBecome(document.state, 'processing')) return undefined;
    await this.documents.save(Object.assign(document, { state: 'processing', error: null, progressDone: 0, progressTotal: null }));
    return version;
  }

  /** The chunks with their vectors, or why there will never be any. Passing faults are thrown, to be tried again. */
  private async embedOrReason(job: Job, cut: CutDocument, context: DeliveryContext): Promise<Embedded | string> {
    try {
      return await this.embed(job, cut, context);
    } catch (error) {
      const said = isAppError(error) ? (error.userMessage ?? error.message) : 'an unknown fault';
      if (!isRetryable(error)) return `The embedding model refused the text: ${said}. Check its settings, then try the document again.`;
      // The delivery will lie dead until a person replays it: until then the document says why.
      if (context.lastAttempt) await this.unit.run(context.scope, () => this.fail(job, `The embedding model could not be reached: ${said}. It can be tried again.`));
      throw error;
    }
  }

  private async embed(job: Job, cut: CutDocument, { scope, signal }: DeliveryContext): Promise<Embedded> {
    const tell = this.progress.watch({ ...job, scope, total: cut.cuts.length });
    const chunks: CutChunk[] = [];
    let model = this.embedding.model;
    for (let at = 0; at < cut.cuts.length; at += TEXTS_AT_ONCE) {
      signal.throwIfAborted();
      await tell(at);
      const part = cut.cuts.slice(at, at + TEXTS_AT_ONCE);
      const result = await this.embedding.embed(part.map(({ embedded }) => embedded), 'document');
      model = result.model;
      part.forEach(({ embedded: _, ...chunk }, index) => chunks.push({ ...chunk, lexemes: lexemesOf({ title: cut.title, ...chunk }), vector: result.vectors[index] ?? [] }));
      // Words and builtin vectors are made in this process without ever waiting: others get their turn here.
      await pause();
    }
    return { model, chunks };
  }

  /** Writes a part of the chunks. @returns the document; undefined when it was removed or uploaded anew meanwhile */
  private async write(job: Job, { title, category, tags }: CutDocument, embeddingModel: string, part: Replacement<CutChunk>): Promise<DocumentEntity | undefined> {
    const document = await this.current(job);
    if (!document) return undefined;
    const { id: documentId, workspaceId, version, sourceType } = document;
    await this.chunks.apply({ workspaceId, documentId, version, title, category, tags, sourceType, embeddingModel }, part);
    return document;
  }

  private async finish(job: Job, read: ReadDocument, cut: CutDocument, embeddingModel: string, rest: Replacement<CutChunk>): Promise<void> {
    const document = await this.write(job, cut, embeddingModel, rest);
    if (!document) return;
    const { title, category, tags } = cut;
    Object.assign(document, { title, category, tags, format: read.format, language: read.language, notes: [...read.notes] });
    Object.assign(document, { state: 'ready', error: null, servingVersion: document.version, chunkCount: cut.cuts.length });
    await this.documents.save(document);
  }

  private async fail(job: Job, fault: string): Promise<void> {
    const document = await this.current(job);
    if (document) await this.documents.save(Object.assign(document, { state: 'failed', error: reasonFor(document, fault) }));
  }

  /** The document, locked, unless it was removed or uploaded anew. */
  private async current(job: Job): Promise<DocumentEntity | undefined> {
    const document = await this.documents.lock(job.documentId);
    return document?.version === job.version ? document : undefined;
  }
}
