import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type AgentTask, exchangeRead, explanationRead, type MemoryItem, type memoryRecall, type ReplyOf } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { ConversationHouse, draftOf, passageOf, profileOf } from '../conversation-house.double.js';

const PASSAGE = passageOf('KB-001', 'Children under 5 eat for free.');
const QUESTION = 'Do children under five eat for free?';
const MEMORY: MemoryItem = {
  id: randomUUID(), kind: 'chat', text: 'Customer: My twins are four.\nReply: Noted.', question: 'My twins are four.', reply: 'Noted.', at: '2026-01-01T00:00:00.000Z',
  conversationId: randomUUID(), sourceMessageIds: [randomUUID()], score: 0.7, parts: { similarity: 0.5, lexical: 0.7, topics: 0.5, recency: 0 }, scores: { measured: 0.7, specified: 0.3 },
};
const fact = (slot: string, value: string, text: string) => ({
  id: randomUUID(), kind: 'profile' as const, slot, value, text, confidence: 0.9, times: 1, source: 'rules' as const, sourceMessageId: null, validFrom: '2026-01-01T00:00:00.000Z', validTo: null,
});
const REMEMBERED: ReplyOf<typeof memoryRecall> = {
  items: [MEMORY],
  profile: {
    name: 'Ana', fields: { name: fact('name', 'Ana', 'Is called Ana'), company: fact('company', 'Acme', 'Works at Acme') }, facts: [fact('taste:tea', 'tea', 'Likes tea')],
    interactions: 1, channels: {}, activeHours: {}, firstSeenAt: null, lastSeenAt: null,
  },
  ranking: 'measured',
  elapsedMs: 1,
};

describe('what is remembered, in a turn', () => {
  let app: ConversationHouse;
  let tasks: AgentTask[] = [];

  beforeAll(async () => {
    app = await ConversationHouse.open({
      workspace: async (id) => profileOf(id),
      search: async () => [PASSAGE],
      reply: async (task) => {
        tasks.push(task);
        return draftOf('Children under 5 eat for free [KB-001].');
      },
    });
  });
  afterEach(() => {
    app.reset();
    tasks = [];
  });
  afterAll(() => app.close());

  it('memory that is away costs nothing but itself, and is not asked again at once', async () => {
    let asked = 0;
    app.neighbours.recall = async () => {
      asked += 1;
      throw new AppError('unavailable', 'memory is away');
    };
    for (let turn = 0; turn < 2; turn += 1) {
      const { envelope, conversationId } = await app.customer();
      const messageId = await app.say(envelope, conversationId, QUESTION);
      await app.house.settle();
      expect((await app.outcome(envelope, messageId)).status).toBe('answered');
    }
    expect(asked).toBe(1);
    expect(tasks.every(({ profile, memories }) => profile === undefined && memories === undefined)).toBe(true);
  });
});

describe('memory that answers', () => {
  let app: ConversationHouse;
  let tasks: AgentTask[] = [];
  const questions: unknown[] = [];

  beforeAll(async () => {
    app = await ConversationHouse.open({
      workspace: async (id) => ({ ...profileOf(id), memoryRanking: 'specified' as const }),
      search: async () => [PASSAGE],
      reply: async (task) => {
        tasks.push(task);
        return draftOf('Children under 5 eat for free [KB-001].');
      },
      recall: async (question) => {
        questions.push(question);
        return REMEMBERED;
      },
    });
  });
  afterEach(() => {
    tasks = [];
  });
  afterAll(() => app.close());

  it('is given to the agent and shown in the explanation, without what stands in the history', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { reply } = await app.outcome(envelope, messageId);
    expect(questions.at(-1)).toMatchObject({ conversationId, exceptLast: 10, limit: 5, ranking: 'specified' });
    expect(tasks[0]).toMatchObject({ profile: { name: 'Ana', facts: ['Works at Acme', 'Likes tea'] }, memories: [{ id: MEMORY.id, text: MEMORY.text, sourceMessageIds: MEMORY.sourceMessageIds }] });
    const { explanation } = await app.house.ask(explanationRead, { messageId: reply?.id ?? '' }, envelope);
    expect(explanation['memory']).toMatchObject({ ranking: 'measured', profile: { name: 'Ana' }, memories: [{ id: MEMORY.id }] });
  });

  it('greets by the name that the customer asked for', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, 'Hello');
    await app.house.settle();
    expect((await app.outcome(envelope, messageId)).reply?.text).toBe('Hello Ana! Welcome to Teppan!');
  });

  it('tells those who learn which messages a reply answers, when they came and how', async () => {
    const { envelope, conversationId } = await app.customer('sms');
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { reply } = await app.outcome(envelope, messageId);
    const exchange = await app.house.ask(exchangeRead, { replyId: reply?.id ?? '' }, envelope);
    expect(exchange).toMatchObject({ channel: 'sms', questionIds: [messageId], question: QUESTION });
    expect(Date.parse(exchange.askedAt ?? '')).toBeLessThanOrEqual(Date.now());
  });
});
