import { Injectable } from '@nestjs/common';
import {
  type CustomerExport,
  type ErasureReceipt,
  type FactView,
  interactionRecord,
  type InteractionCreateBody,
  memoryCorrect,
  memoryDelete,
  memoryErase,
  memoryExport,
  memoryList,
  type MemoryItem,
  type MemoryListQuery,
  type MemoryPage,
  memoryRecall,
  type ReplyOf,
} from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { CustomerService } from '../customer/customer.service.js';
import { asCustomer } from '../http/as-customer.rule.js';
import { currentScope } from '../http/scope.rule.js';
import { WorkspaceService } from '../workspace/workspace.service.js';

const MOST_RECALLED = 50;
const EXPORT_PAGE = 500;

/** Memory of one customer, always in that customer's scope. */
@Injectable()
export class MemoryService {
  constructor(
    private readonly messenger: Messenger,
    private readonly customers: CustomerService,
    private readonly workspaces: WorkspaceService,
  ) {}

  async list(customerId: string, { q, limit, cursor, ranking: asked }: MemoryListQuery): Promise<MemoryPage> {
    const ranking = asked ?? (q === undefined ? undefined : ((await this.workspaces.profile(currentScope())).memoryRanking ?? undefined));
    return this.of(customerId, async () => {
      if (q === undefined) {
        const page = await this.messenger.request(memoryList, { limit, ...(cursor === undefined ? {} : { cursor }) });
        return { ...page, profile: null, ranking: null };
      }
      if (cursor !== undefined) throw AppError.invalid('cursor', 'is for lists without a question', 'Leave it out.');
      const question = { query: q, limit: Math.min(limit, MOST_RECALLED), exceptLast: 0, ...(ranking === undefined ? {} : { ranking }) };
      const recalled = await this.messenger.request(memoryRecall, question);
      return { data: recalled.items.map(toEntry), nextCursor: null, profile: recalled.profile, ranking: recalled.ranking };
    });
  }

  correct(customerId: string, memoryId: string, value: string): Promise<FactView> {
    return this.of(customerId, () => this.messenger.request(memoryCorrect, { memoryId, value }));
  }

  remove(customerId: string, memoryId: string): Promise<ReplyOf<typeof memoryDelete>> {
    return this.of(customerId, () => this.messenger.request(memoryDelete, { memoryId }));
  }

  erase(customerId: string): Promise<ErasureReceipt> {
    return this.of(customerId, () => this.messenger.request(memoryErase, {}));
  }

  export(customerId: string): Promise<CustomerExport> {
    return this.of(customerId, async () => {
      const first = await this.messenger.request(memoryExport, { cursor: null, limit: EXPORT_PAGE });
      const interactions = [...first.interactions];
      for (let cursor = first.nextCursor; cursor !== null; ) {
        const page = await this.messenger.request(memoryExport, { cursor, limit: EXPORT_PAGE });
        interactions.push(...page.interactions);
        cursor = page.nextCursor;
      }
      const customer = await this.customers.view(customerId);
      return { customer, profile: first.profile, facts: first.facts, interactions, exportedAt: new Date().toISOString() };
    });
  }

  record(customerId: string, { type, content, context, page, at }: InteractionCreateBody): Promise<ReplyOf<typeof interactionRecord>> {
    const told = { type, content, context: { ...context, ...(page === undefined ? {} : { page }) }, ...(at === undefined ? {} : { at }) };
    return this.of(customerId, () => this.messenger.request(interactionRecord, told));
  }

  /** Who asks must be able to see the customer; from then on nobody else's rows are in sight. */
  private async of<T>(customerId: string, work: () => Promise<T>): Promise<T> {
    await this.customers.view(customerId);
    return asCustomer(customerId, work);
  }
}

function toEntry(item: MemoryItem): MemoryPage['data'][number] {
  const { id, kind, text, at, conversationId, sourceMessageIds } = item;
  return { id, kind, text, at, confidence: null, importance: null, conversationId, sourceMessageIds, recalled: item };
}
