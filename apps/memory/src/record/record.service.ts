import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DataOf,
  decodeCursor,
  encodeCursor,
  type ErasureReceipt,
  type FactView,
  type memoryCorrect,
  type memoryDelete,
  type memoryExport,
  type memoryList,
  type ReplyOf,
} from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { corrected } from '../fact/corrected.rule.js';
import { toFactView, toProfile } from '../profile/profile.mapper.js';
import { IndexCache } from '../recall/index-cache.service.js';
import { customerOf } from '../text/customer-scope.rule.js';
import { withoutSecrets } from '../text/without-secrets.rule.js';
import { toEntry, toKept } from './record.mapper.js';
import { type After, RecordRepository } from './record.repository.js';
import { NOT_REACHED } from './not-reached.data.js';

const UUID = /^[0-9a-f-]{36}$/;

/** What people may see, put right, take along and have forgotten (system row E10). */
@Injectable()
export class RecordService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly records: RecordRepository,
    private readonly indexes: IndexCache,
  ) {}

  async list(scope: Scope, { limit, cursor }: DataOf<typeof memoryList>): Promise<ReplyOf<typeof memoryList>> {
    const customerId = customerOf(scope);
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const found = await this.unit.run(scope, () => this.records.entries(scope.workspaceId, customerId, after, limit + 1));
    const page = found.slice(0, limit);
    return { data: page.map(toEntry), nextCursor: found.length > limit ? cursorAfter(page.at(-1)) : null };
  }

  async correct(scope: Scope, { memoryId, value }: DataOf<typeof memoryCorrect>): Promise<FactView> {
    const customerId = customerOf(scope);
    return this.unit.run(scope, async () => {
      const old = await this.records.held(scope.workspaceId, customerId, memoryId);
      if (!old) throw AppError.notFound('memory');
      const put = corrected(old, withoutSecrets(value), new Date());
      await this.records.replace(old, put);
      return toFactView({ ...put, source_message_id: put.sourceMessageId, valid_from: put.validFrom, valid_to: null });
    });
  }

  async remove(scope: Scope, { memoryId }: DataOf<typeof memoryDelete>): Promise<ReplyOf<typeof memoryDelete>> {
    const customerId = customerOf(scope);
    const removed = await this.unit.run(scope, async () => {
      const facts = await this.records.removeFact(scope.workspaceId, customerId, memoryId);
      if (facts > 0) return { kind: 'fact' as const, removedRows: facts };
      return { kind: 'interaction' as const, removedRows: await this.records.removeInteraction(scope.workspaceId, customerId, memoryId) };
    });
    this.indexes.forget(scope.workspaceId, customerId);
    if (removed.removedRows === 0) throw AppError.notFound('memory');
    return { memoryId, ...removed };
  }

  async export(scope: Scope, { cursor, limit }: DataOf<typeof memoryExport>): Promise<ReplyOf<typeof memoryExport>> {
    const customerId = customerOf(scope);
    const { workspaceId } = scope;
    const after = cursor === null ? undefined : readCursor(cursor);
    return this.unit.run(scope, async () => {
      const profile = await this.records.profile(workspaceId, customerId);
      const facts = await this.records.facts(workspaceId, customerId, 'all');
      const found = await this.records.kept(workspaceId, customerId, after, limit + 1);
      const page = found.slice(0, limit);
      return {
        profile: toProfile(profile, facts.filter(({ valid_to: end }) => end === null)),
        facts: cursor === null ? facts.map(toFactView) : [],
        interactions: page.map(toKept),
        nextCursor: found.length > limit ? cursorAfter(page.at(-1)) : null,
      };
    });
  }

  async erase(scope: Scope): Promise<ErasureReceipt> {
    const customerId = customerOf(scope);
    const removed = await this.unit.run(scope, () => this.records.erase(scope.workspaceId, customerId));
    this.indexes.forget(scope.workspaceId, customerId);
    return { id: randomUUID(), customerId, at: new Date().toISOString(), removed, notReached: [...NOT_REACHED] };
  }
}

function cursorAfter(row: { readonly at: Date; readonly id: string } | undefined): string | null {
  return row ? encodeCursor([row.at.toISOString(), row.id]) : null;
}

function readCursor(cursor: string): After {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  if (!at || !id || !UUID.test(id) || Number.isNaN(Date.parse(at))) {
    throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
  }
  return { at: new Date(at).toISOString(), id };
}
