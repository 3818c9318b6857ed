import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { chunkRead, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { type ChunkHead, ChunkRepository, type CutChunk, indexed } from './chunk.repository.js';
import { PostingRepository } from './posting.repository.js';
import { refOf } from './ref.rule.js';
import { planReplacement } from './replacement.rule.js';

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

  /** Gives a document its new chunks, inside the open unit of work: searches see the old ones or the new ones, never both. */
  async replace(head: ChunkHead, next: readonly CutChunk[]): Promise<void> {
    // Takes the counter first, also for no new number: two documents at once change the index one after the other.
    await this.chunks.takeRefs(head.workspaceId, 0);
    const plan = planReplacement(await this.chunks.ofDocument(head.documentId), next);
    const reworded = await this.chunks.reworded(plan.kept);
    await this.postings.remove([...plan.removed, ...reworded.map(({ id }) => id)]);
    await this.chunks.remove(plan.removed);
    await this.chunks.update(head, plan.kept);
    const firstRef = await this.chunks.takeRefs(head.workspaceId, plan.added.length);
    await this.chunks.insert(head, plan.added.map((chunk) => ({ id: randomUUID(), chunk })), firstRef);
    await this.postings.add(head.workspaceId, [...reworded.map((one) => one.indexed), ...plan.added.map((chunk, at) => indexed(firstRef + at, chunk))]);
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
