import { randomUUID } from 'node:crypto';
import { customerResolve, type Envelope, exchangeRead, memoryRecall, type ReplyOf, turnCompleted, workspaceRead } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { answer, type House, type HouseOptions, openHouse } from '@rapport/service-host';
import { memoryService } from './memory.definition.js';

type Exchange = ReplyOf<typeof exchangeRead>;

const WORKSPACE: Omit<ReplyOf<typeof workspaceRead>, 'id'> = {
  slug: 'w', name: 'W', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#b3261e', allowedOrigins: [], escalationContact: '',
  persona: { name: 'P', expertise: '', methodology: '', style: '', tone: 'warm', severity: 3, mode: 'assistant', greeting: 'Hello', exampleQuestions: [] },
};

/** The memory service with doubles for those that it asks. */
export class MemoryHouse {
  readonly exchanges = new Map<string, Exchange>();
  /** What the workspaces set. */
  retentionDays: number | null = null;
  private opened: House | null = null;

  static async open(env: Record<string, string> = {}, more: Pick<HouseOptions, 'database' | 'crashAt'> = {}): Promise<MemoryHouse> {
    const made = new MemoryHouse();
    const customers = new Map<string, string>();
    const answers = [
      answer(exchangeRead, async ({ replyId }) => {
        const found = made.exchanges.get(replyId);
        if (!found) throw AppError.notFound('reply');
        return found;
      }),
      answer(workspaceRead, async (_, { scope }) => ({ ...WORKSPACE, id: scope.workspaceId, memoryRetentionDays: made.retentionDays })),
      answer(customerResolve, async ({ customers: given }, { scope }) => ({
        results: given.map(({ externalId }) => {
          if (externalId === 'nobody') return { customerId: null, refused: 'customer.phone is no phone number' };
          const key = `${scope.workspaceId}:${externalId}`;
          const customerId = customers.get(key) ?? randomUUID();
          customers.set(key, customerId);
          return { customerId, refused: null };
        }),
      })),
    ];
    made.opened = await openHouse({ services: [memoryService], answers, env, ...more });
    return made;
  }

  get house(): House {
    if (!this.opened) throw new Error('the house is closed');
    return this.opened;
  }

  /** A customer, as the one that an envelope may see. */
  customer(workspaceId: string = randomUUID()): Envelope & { readonly customer: string } {
    return { ...this.house.envelope({ workspaceId }), customer: randomUUID() };
  }

  /** A turn that ended: tells of it and waits until it was learned. */
  async turn(of: Envelope, question: string, reply = 'Noted.', more: Partial<Exchange> = {}): Promise<string> {
    const replyId = await this.tell(of, question, reply, more);
    await this.house.settle();
    return replyId;
  }

  async tell(of: Envelope, question: string, reply = 'Noted.', more: Partial<Exchange> = {}): Promise<string> {
    const replyId = more.replyId ?? randomUUID();
    const exchange: Exchange = {
      replyId, turnId: randomUUID(), conversationId: randomUUID(), customerId: of.customer, question, answer: reply, agent: 'knowledge', intent: 'other',
      confidence: 0.9, citations: [], channel: 'live_chat', questionIds: [randomUUID()], askedAt: new Date().toISOString(),
      produced: { provider: 'builtin', model: 'm', promptVersion: '1', persona: 'p', severity: 3, mode: 'm', responseMs: 1, inputTokens: 1, outputTokens: 1, costUsd: null, arm: null },
      ...more,
    };
    this.exchanges.set(replyId, exchange);
    const { workspaceId, customer } = of;
    await this.house.within(of, () =>
      this.house.unitOfWork('memory').run({ workspaceId, customer }, () =>
        this.house.messenger('memory').send(turnCompleted, { turnId: exchange.turnId, conversationId: exchange.conversationId, replyId }, { lane: exchange.conversationId }),
      ),
    );
    return replyId;
  }

  recall(of: Envelope, query: string, more: { limit?: number; conversationId?: string; exceptLast?: number; ranking?: 'measured' | 'specified' } = {}): Promise<ReplyOf<typeof memoryRecall>> {
    return this.house.ask(memoryRecall, { query, limit: 5, exceptLast: 0, ...more }, of);
  }

  /** Rows of any table of the service, in the envelope's scope. */
  rows<Row>({ workspaceId, customer }: Envelope, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const unit = this.house.unitOfWork('memory');
    return unit.run({ workspaceId, customer }, () => unit.query<Row>(sql, parameters));
  }

  async close(): Promise<void> {
    await this.opened?.close();
    this.opened = null;
  }
}
