import { Injectable } from '@nestjs/common';
import type { chunkRead, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { type ChunkHead, ChunkRepository, type CutChunk, indexed } from './chunk.repository.js';
import { chunkIdOf } from './chunk-id.rule.js';
import { PostingRepository } from './posting.repository.js';
import { refOf } from './ref.rule.js';
import { inParts, type Parts, planReplacement, type Replacement } from './replacement.rule.js';

/** So many may go out and as many come in: some 300 ms of an embedded database where nothing goes out. A document of 100 pages has about as many. */
const CHUNKS_AT_ONCE = 200;

@Injectable()
export class ChunkService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly chunks: ChunkRepository,
    private readonly postings: PostingRepository,
  ) {}

  async read(scope: Scope, chunkId: string): Promise<ReplyOf<typeof chunkRead>> {
    const chunk = await this.unit.run(scope, () => this.chunks.find(chunkId));
    if (!chunk) throw AppError.notFound('chunk');
    return {
      chunkId: chunk.id,
      documentId: chunk.documentId,
      ref: refOf(chunk.refNumber),
      title: chunk.title,
      headings: chunk.headings,
      text: chunk.text,
      usageCount: chunk.usageCount,
      page: chunk.page,
      successRate: chunk.ratedCount === 0 ? null : chunk.successCount / chunk.ratedCount,
    };
  }

  /**
   * What is to be done so that a document has its new chunks, inside the open unit of work. Most documents are one part: then searches see the old
   * chunks or the new ones, never both. A large one goes part by part, so that nobody waits long for the database.
   */
  async plan(documentId: string, next: readonly CutChunk[]): Promise<Parts<CutChunk>> {
    return inParts(planReplacement(await this.chunks.ofDocument(documentId), next), CHUNKS_AT_ONCE);
  }

  /** Does one part of a plan, inside the open unit of work. To do it again changes nothing. */
  async apply(head: ChunkHead, part: Replacement<CutChunk>): Promise<void> {
    // Takes the counter first, also for no new number: two documents at once change the index one after the other.
    await this.chunks.takeRefs(head.workspaceId, 0);
    const named = part.added.map((chunk) => ({ id: chunkIdOf(head.documentId, head.version, chunk.ordinal, JSON.stringify([chunk.headings, chunk.text])), chunk }));
    const there = await this.chunks.those(named.map(({ id }) => id));
    const added = named.filter(({ id }) => !there.has(id));
    const reworded = await this.chunks.reworded(part.kept);
    await this.postings.remove([...part.removed, ...reworded.map(({ id }) => id)]);
    await this.chunks.remove(part.removed);
    await this.chunks.update(head, part.kept);
    const firstRef = await this.chunks.takeRefs(head.workspaceId, added.length);
    await this.chunks.insert(head, added, firstRef);
    await this.postings.add(head.workspaceId, [...reworded.map((one) => one.indexed), ...added.map(({ chunk }, at) => indexed(firstRef + at, chunk))]);
  }

  /** Removes all chunks of a document, inside the open unit of work. */
  async removeOfDocument(documentId: string): Promise<number> {
    await this.postings.lock();
    const ids = (await this.chunks.ofDocument(documentId)).map(({ id }) => id);
    await this.postings.remove(ids);
    await this.chunks.remove(ids);
    return ids.length;
  }
}
