import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { chunkRead, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { type ChunkHead, ChunkRepository, type CutChunk } from './chunk.repository.js';
import { refOf } from './ref.rule.js';
import { planReplacement } from './replacement.rule.js';

@Injectable()
export class ChunkService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly chunks: ChunkRepository,
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
    const plan = planReplacement(await this.chunks.ofDocument(head.documentId), next);
    await this.chunks.remove(plan.removed);
    await this.chunks.update(head, plan.kept);
    if (plan.added.length === 0) return;
    const firstRef = await this.chunks.takeRefs(head.workspaceId, plan.added.length);
    await this.chunks.insert(head, plan.added.map((chunk) => ({ id: randomUUID(), chunk })), firstRef);
  }

  /** Removes all chunks of a document, inside the open unit of work. */
  removeOfDocument(documentId: string): Promise<number> {
    return this.chunks.removeOfDocument(documentId);
  }
}
