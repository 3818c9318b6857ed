import { randomUUID } from 'node:crypto';
import {
  type AgentDraft,
  type AgentTask,
  type Channel,
  conversationOpen,
  customerRead,
  type DataOf,
  type Envelope,
  inboundRead,
  knowledgeReply,
  knowledgeSearch,
  memoryRecall,
  messageList,
  messageReceived,
  type MessageView,
  type Passage,
  type ReplyOf,
  turnOutcome,
  type WorkspaceProfile,
  workspaceRead,
} from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { answer, type House, openHouse } from '@rapport/service-host';
import { conversationService } from './conversation.definition.js';

/** The services around the conversation, as a test wants them. */
export interface Neighbours {
  workspace(id: string): Promise<WorkspaceProfile>;
  search(query: string): Promise<Passage[]>;
  reply(task: AgentTask): Promise<AgentDraft>;
  /** What memory answers; nothing is remembered when it is left out. */
  recall?(data: DataOf<typeof memoryRecall>): Promise<ReplyOf<typeof memoryRecall>>;
}

const NOTHING_REMEMBERED: ReplyOf<typeof memoryRecall> = {
  items: [],
  profile: { name: null, fields: {}, facts: [], interactions: 0, channels: {}, activeHours: {}, firstSeenAt: null, lastSeenAt: null },
  ranking: 'measured',
  elapsedMs: 1,
};

export function profileOf(id: string): WorkspaceProfile {
  return {
    id, slug: 'teppan', name: 'Teppan & Co', timeZone: 'America/New_York', country: 'US', currency: 'USD', accentColor: '#b3261e', allowedOrigins: [],
    escalationContact: 'Maya',
    persona: {
      name: 'Kenji', expertise: 'hibachi', methodology: '', style: '', tone: 'warm', severity: 3, mode: 'assistant', greeting: 'Welcome to Teppan!', exampleQuestions: [],
    },
  };
}

export function passageOf(ref: string, text: string): Passage {
  return {
    ref, chunkId: randomUUID(), documentId: randomUUID(), title: `About ${ref}`, headings: [], text, category: 'faq', tags: [], score: 0.9, vectorScore: 0.9, lexicalScore: 0.9,
  };
}

export function draftOf(text: string, more: Partial<AgentDraft> = {}): AgentDraft {
  return {
    text, abstained: false, confidence: 0.9, actions: [],
    model: { provider: 'double', model: 'double-1', inputTokens: 10, outputTokens: 5, costUsd: 0.001, durationMs: 3 },
    promptVersion: 'test-1', promptParts: [{ name: 'rules', tokens: 5, truncated: false }], prompt: 'the prompt', ...more,
  };
}

/** The conversation service with doubles for all others. */
export class ConversationHouse {
  readonly inbox = new Map<string, ReplyOf<typeof inboundRead>>();
  neighbours: Neighbours;

  private constructor(
    private readonly usual: Neighbours,
    private opened: House | null = null,
  ) {
    this.neighbours = { ...usual };
  }

  static async open(usual: Neighbours, env: Record<string, string> = {}): Promise<ConversationHouse> {
    const made = new ConversationHouse(usual);
    const answers = [
      answer(inboundRead, async ({ messageId }) => {
        const found = made.inbox.get(messageId);
        if (!found) throw AppError.notFound('message');
        return found;
      }),
      answer(workspaceRead, (_, { scope }) => made.neighbours.workspace(scope.workspaceId)),
      answer(customerRead, async ({ customerId }) => ({ customerId, name: 'Ana', verified: true, emails: [], phones: [] })),
      answer(knowledgeSearch, async ({ query }) => ({ passages: await made.neighbours.search(query), elapsedMs: 1 })),
      answer(knowledgeReply, (task) => made.neighbours.reply(task)),
      answer(memoryRecall, async (data) => made.neighbours.recall?.(data) ?? NOTHING_REMEMBERED),
    ];
    made.opened = await openHouse({ services: [conversationService], answers, env });
    return made;
  }

  get house(): House {
    if (!this.opened) throw new Error('the house is closed');
    return this.opened;
  }

  /** Back to what the neighbours usually do. */
  reset(): void {
    this.neighbours = { ...this.usual };
  }

  /** A customer of a workspace, with a conversation. */
  async customer(channel: Channel = 'live_chat', workspaceId: string = randomUUID()): Promise<{ envelope: Envelope; conversationId: string }> {
    const customerId = randomUUID();
    const envelope = this.house.envelope({ workspaceId, customer: customerId });
    const { id } = await this.house.ask(conversationOpen, { channel, customerId, threadId: null, reuse: false }, envelope);
    return { envelope, conversationId: id };
  }

  /** Puts a message into the inbox and tells of it, as the gateway does, at once or so much later. @returns the message's id */
  async say(envelope: Envelope, conversationId: string, text: string, messageId: string = randomUUID(), delayMs = 0): Promise<string> {
    this.inbox.set(messageId, { messageId, conversationId, customerId: envelope.customer, text, receivedAt: new Date().toISOString() });
    const { workspaceId, customer } = envelope;
    await this.house.within(envelope, () =>
      this.house.unitOfWork('conversation').run({ workspaceId, customer }, () =>
        this.house.messenger('conversation').send(messageReceived, { messageId, conversationId }, { lane: `in:${conversationId}`, delayMs }),
      ),
    );
    return messageId;
  }

  async outcome(envelope: Envelope, messageId: string): Promise<ReplyOf<typeof turnOutcome>> {
    return this.house.ask(turnOutcome, { messageId }, envelope);
  }

  async messages(envelope: Envelope, conversationId: string): Promise<MessageView[]> {
    return (await this.house.ask(messageList, { conversationId, limit: 200 }, envelope)).data;
  }

  /** Rows of any table of the service, in the envelope's scope. */
  async rows<Row>(envelope: Envelope, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { workspaceId, customer } = envelope;
    const unit = this.house.unitOfWork('conversation');
    return this.house.within(envelope, () => unit.run({ workspaceId, customer }, () => unit.query<Row>(sql, parameters)));
  }

  async close(): Promise<void> {
    await this.opened?.close();
    this.opened = null;
  }
}
