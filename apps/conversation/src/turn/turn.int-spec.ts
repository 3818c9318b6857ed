import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { conversationLive, type ConversationLive, escalationList, exchangeRead, explanationRead, turnDraft, turnRun } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { ConversationHouse, draftOf, passageOf, profileOf } from '../conversation-house.double.js';
import { RouterService } from '../route/router.service.js';
import { ContextStep } from './steps/context.step.js';
import { ReplyStep } from './steps/reply.step.js';
import { TurnEndingService } from './ending/turn-ending.service.js';
import { TurnRepository } from './turn.repository.js';

const PASSAGES = [
  passageOf('KB-001', 'The cancellation policy is simple. Cancel 14 or more days before the event and the deposit is refunded less 10 percent.'),
  passageOf('KB-002', 'Children under 5 eat for free.'),
];
const ANSWER = 'Cancel 14 or more days before the event and the deposit is refunded less 10 percent [KB-001]. Children under 5 eat for free [KB-002].';
const QUESTION = "What's your cancellation policy?";
/** Two tries of a failed delivery lie about a second apart. */
const RETRIES = 20_000;

describe('turn', () => {
  let app: ConversationHouse;
  beforeAll(async () => {
    app = await ConversationHouse.open({
      workspace: async (id) => profileOf(id),
      search: async () => PASSAGES,
      reply: async () => draftOf(ANSWER),
    });
  });
  beforeEach(() => app.reset());
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => app.close());

  const replies = async (...[envelope, conversationId]: Parameters<ConversationHouse['messages']>) =>
    (await app.messages(envelope, conversationId)).filter(({ role }) => role === 'assistant');

  it('answers a message with its sources, once, and can explain the reply', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { status, message, reply } = await app.outcome(envelope, messageId);
    expect({ status, text: message?.text }).toEqual({ status: 'answered', text: QUESTION });
    expect(reply).toMatchObject({ seq: 2, text: ANSWER, agent: 'knowledge', intent: 'policy', confidence: 0.9, inReplyTo: messageId, delivery: 'queued' });
    expect(reply?.citations.map(({ ref, quote }) => [ref, quote])).toEqual([
      ['KB-001', 'Cancel 14 or more days before the event and the deposit is refunded less 10 percent.'],
      ['KB-002', 'Children under 5 eat for free.'],
    ]);
    const { explanation } = await app.house.ask(explanationRead, { messageId: reply?.id ?? '' }, envelope);
    expect(explanation).toMatchObject({
      version: 1,
      prompt: { text: 'the prompt', version: 'test-1' },
      model: { provider: 'double', costUsd: 0.001 },
      route: { intent: 'policy', agent: 'knowledge' },
      checks: [{ ok: true }, { ok: true }],
    });
    const exchange = await app.house.ask(exchangeRead, { replyId: reply?.id ?? '' }, envelope);
    expect(exchange).toMatchObject({ question: QUESTION, answer: ANSWER, agent: 'knowledge', produced: { persona: 'Kenji', model: 'double-1', severity: 3 } });
  });

  it('sends the reply to its channel and tells of the turn, in the transaction that ends it', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { reply } = await app.outcome(envelope, messageId);
    const sent = await app.house.service('conversation').database.door.query<{ name: string; lane: string; data: { messageId?: string; replyId?: string } }>(
      `select distinct name, lane, data from messaging.deliveries where lane in ($1, $2) order by name`,
      [`${envelope.workspaceId}:send:${conversationId}`, `${envelope.workspaceId}:completed:${conversationId}`],
    );
    expect(sent.map(({ name, data }) => [name, data.messageId ?? data.replyId])).toEqual([
      ['message.send', reply?.id],
      ['turn.completed', reply?.id],
    ]);
  });

  it('gives history to the follow-up and makes its question stand alone', async () => {
    const { envelope, conversationId } = await app.customer();
    await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const queries: string[] = [];
    const tasks: { history: readonly { text: string }[] }[] = [];
    app.neighbours.search = async (query) => {
      queries.push(query);
      return PASSAGES;
    };
    app.neighbours.reply = async (task) => {
      tasks.push(task);
      return draftOf(ANSWER);
    };
    await app.say(envelope, conversationId, 'and for children?');
    await app.house.settle();
    expect(tasks[0]?.history.map(({ text }) => text)).toEqual([QUESTION, ANSWER]);
    expect(queries[0]).toMatch(/cancel/i);
  });

  it('answers every message of a burst, with one reply for each turn that it made', async () => {
    const { envelope, conversationId } = await app.customer();
    const asked: string[] = [];
    app.neighbours.reply = async ({ question }) => {
      asked.push(question);
      return draftOf(ANSWER);
    };
    const ids = await app.house.within(envelope, async () => {
      const sent: string[] = [];
      for (const text of ['Hi, a question', 'what is your cancellation policy', 'and for kids', 'under 5 I mean', 'please']) sent.push(await app.say(envelope, conversationId, text));
      return sent;
    });
    await app.house.settle();
    expect(await replies(envelope, conversationId)).toHaveLength(asked.length);
    for (const id of ids) expect((await app.outcome(envelope, id)).status).toBe('answered');
  });

  it.each([1, 2, 3])('makes one reply when the agent fails %i times', async (failures) => {
    const { envelope, conversationId } = await app.customer();
    let calls = 0;
    app.neighbours.reply = async () => {
      calls += 1;
      if (calls <= failures) throw new AppError('unavailable', 'the model is away');
      return draftOf(ANSWER);
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle(RETRIES);
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'answered', reply: { text: ANSWER } });
    expect(await replies(envelope, conversationId)).toHaveLength(1);
    const kept = await app.rows<{ kind: string; message: string }>(envelope, `select kind, message from ai.errors`);
    expect(kept.filter(({ kind }) => kind === 'turn.unavailable')).toHaveLength(failures);
  });

  const before = (subject: object, method: string) => () => {
    jest.spyOn(subject as Record<string, () => Promise<unknown>>, method).mockImplementationOnce(() => Promise.reject(new Error('crash')));
  };
  const after = (subject: object, method: string) => () => {
    const original = (subject as Record<string, (...given: unknown[]) => Promise<unknown>>)[method];
    const broken = async function (this: unknown, ...given: unknown[]): Promise<unknown> {
      await original?.apply(this, given);
      throw new Error('crash');
    };
    jest.spyOn(subject as Record<string, (...given: unknown[]) => Promise<unknown>>, method).mockImplementationOnce(broken);
  };

  it.each([
    ['before the turn is taken up', before(TurnRepository.prototype, 'start')],
    ['while it is taken up', after(TurnRepository.prototype, 'start')],
    ['with its transcript read', after(TurnRepository.prototype, 'transcript')],
    ['before the context', before(ContextStep.prototype, 'run')],
    ['after the route', after(RouterService.prototype, 'route')],
    ['before the first sentence is noted', before(TurnRepository.prototype, 'release')],
    ['after the reply is written', after(ReplyStep.prototype, 'conclusionOf')],
    ['before the reply is stored', before(TurnRepository.prototype, 'conclude')],
    ['with the reply stored and nothing sent', after(TurnRepository.prototype, 'conclude')],
    ['with all written and nothing committed', after(TurnEndingService.prototype, 'conclude')],
  ])('makes one reply when the turn breaks off %s', async (_, breakOff) => {
    const { envelope, conversationId } = await app.customer('live_chat');
    const { live } = app.house.service('conversation').transport;
    app.neighbours.reply = async ({ turnId, released }) => {
      if (released === '') await live.publish(turnDraft, turnId, { offset: 0, text: ANSWER.slice(0, ANSWER.indexOf('Children') + 3) });
      await new Promise((resolve) => setTimeout(resolve, 30));
      return draftOf(ANSWER);
    };
    breakOff();
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle(RETRIES);
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'answered', reply: { text: ANSWER } });
    expect(await replies(envelope, conversationId)).toHaveLength(1);
    const sent = await app.house.service('conversation').database.door.query(`select 1 from messaging.deliveries where lane = $1`, [
      `${envelope.workspaceId}:send:${conversationId}`,
    ]);
    expect(sent).toHaveLength(1);
  });

  it('ends visibly when every try fails: an apology, and a person is called', async () => {
    const { envelope, conversationId } = await app.customer();
    app.neighbours.reply = async () => {
      throw new AppError('unavailable', 'the model is away');
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle(RETRIES);
    const { status, reply } = await app.outcome(envelope, messageId);
    expect(status).toBe('failed');
    expect(reply?.text).toMatch(/sorry/);
    const { data } = await app.house.ask(escalationList, { limit: 10 }, envelope);
    expect(data).toMatchObject([{ conversationId, reason: 'provider_down', state: 'open' }]);
    expect(await replies(envelope, conversationId)).toHaveLength(1);
  });

  it('does not try again what no trying can help', async () => {
    const { envelope, conversationId } = await app.customer();
    let calls = 0;
    app.neighbours.reply = async () => {
      calls += 1;
      throw new AppError('invalid_input', 'the request is wrong');
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle(RETRIES);
    expect(calls).toBe(1);
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'failed' });
  });

  it('offers a person where something is to be done, and a yes calls one', async () => {
    const { envelope, conversationId } = await app.customer('live_chat');
    const first = await app.say(envelope, conversationId, 'I would like to book for Saturday');
    await app.house.settle();
    expect((await app.outcome(envelope, first)).reply?.text).toMatch(/a person on our team to help you with your booking\.$/);
    const second = await app.say(envelope, conversationId, 'yes please');
    await app.house.settle();
    expect(await app.outcome(envelope, second)).toMatchObject({ status: 'escalated', reply: { agent: 'hand_over' } });
    const third = await app.say(envelope, conversationId, 'hello?');
    await app.house.settle();
    expect(await app.outcome(envelope, third)).toMatchObject({ status: 'escalated', reply: null });
  });

  it('answers small talk itself', async () => {
    const { envelope, conversationId } = await app.customer();
    app.neighbours.search = () => Promise.reject(new AppError('unavailable', 'no search'));
    const messageId = await app.say(envelope, conversationId, 'Hello!');
    await app.house.settle();
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'answered', reply: { text: 'Welcome to Teppan!', agent: 'smalltalk', citations: [] } });
  });

  it('says that it does not know with no source, and offers a person', async () => {
    const { envelope, conversationId } = await app.customer('sms');
    app.neighbours.reply = async () => draftOf("I'm sorry, our documents don't answer that. Would you like me to bring in Maya?", { abstained: true, confidence: 0.1 });
    const messageId = await app.say(envelope, conversationId, 'Do you have a helicopter?');
    await app.house.settle();
    const { status, reply } = await app.outcome(envelope, messageId);
    expect({ status, citations: reply?.citations, text: reply?.text }).toEqual({
      status: 'answered', citations: [], text: "I'm sorry, our documents don't answer that. Would you like me to bring in Maya?",
    });
  });

  it('names the sources in the text of plain channels, and not to those who learn from it', async () => {
    const { envelope, conversationId } = await app.customer('sms');
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { reply } = await app.outcome(envelope, messageId);
    expect(reply?.text).toMatch(/\n\nSources: \[KB-001\] About KB-001; \[KB-002\] About KB-002$/);
    expect((await app.house.ask(exchangeRead, { replyId: reply?.id ?? '' }, envelope)).answer).toBe(ANSWER);
  });

  it('shows checked sentences while they are written, and the rest with the reply', async () => {
    const { envelope, conversationId } = await app.customer('live_chat');
    const seen: ConversationLive[] = [];
    const { live } = app.house.service('conversation').transport;
    const stop = await live.subscribe(conversationLive, conversationId, (event) => void seen.push(event));
    app.neighbours.reply = async ({ turnId }) => {
      const half = ANSWER.indexOf('Children') + 3;
      await live.publish(turnDraft, turnId, { offset: 0, text: ANSWER.slice(0, half) });
      await new Promise((resolve) => setTimeout(resolve, 50));
      await live.publish(turnDraft, turnId, { offset: half, text: ANSWER.slice(half) });
      return draftOf(ANSWER);
    };
    await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    await stop();
    const kinds = seen.map((event) => (event.type === 'message' ? event.message.role : event.type));
    expect(kinds.filter((kind) => kind !== 'typing')).toEqual(['customer', 'sentence', 'sentence', 'assistant']);
    let text = '';
    for (const event of seen) {
      if (event.type !== 'sentence') continue;
      expect(event.offset).toBe(text.length);
      text += event.text;
    }
    expect(text).toBe(ANSWER);
  });

  it('never loses or repeats a word that was shown before a crash', async () => {
    const { envelope, conversationId } = await app.customer('live_chat');
    const first = ANSWER.slice(0, ANSWER.indexOf(' Children'));
    const { live } = app.house.service('conversation').transport;
    const released: string[] = [];
    app.neighbours.reply = async ({ turnId, released: shown }) => {
      released.push(shown);
      if (released.length > 1) return draftOf(`${shown} Children under 5 eat for free [KB-002].`);
      await live.publish(turnDraft, turnId, { offset: 0, text: `${first} Chil` });
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new AppError('unavailable', 'cut off in the middle');
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle(RETRIES);
    expect(released).toEqual(['', first]);
    expect((await app.outcome(envelope, messageId)).reply?.text).toBe(ANSWER);
  });

  it('closes what was shown with a hand-over when the new draft says it otherwise', async () => {
    const { envelope, conversationId } = await app.customer('live_chat');
    const first = ANSWER.slice(0, ANSWER.indexOf(' Children'));
    const { live } = app.house.service('conversation').transport;
    let calls = 0;
    app.neighbours.reply = async ({ turnId }) => {
      calls += 1;
      if (calls > 1) return draftOf('Children under 5 eat for free [KB-002].');
      await live.publish(turnDraft, turnId, { offset: 0, text: `${first} Chil` });
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new AppError('unavailable', 'cut off in the middle');
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle(RETRIES);
    const { status, reply } = await app.outcome(envelope, messageId);
    expect(status).toBe('escalated');
    expect(reply?.text.startsWith(`${first} `)).toBe(true);
    expect(reply?.text).toMatch(/Maya/);
    expect(await replies(envelope, conversationId)).toHaveLength(1);
  });

  it('withholds a sentence that its source does not bear out, and has it mended once', async () => {
    const { envelope, conversationId } = await app.customer('live_chat');
    const repairs: (readonly string[])[] = [];
    app.neighbours.reply = async ({ repair, released }) => {
      repairs.push(repair);
      const good = 'Children under 5 eat for free [KB-002].';
      return draftOf(repair.length === 0 ? `${good} The deposit is 900 dollars [KB-777].` : `${released} The deposit is refunded less 10 percent 14 or more days before the event [KB-001].`);
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { status, reply } = await app.outcome(envelope, messageId);
    expect(status).toBe('answered');
    expect(repairs).toHaveLength(2);
    expect(repairs[1]?.[0]).toContain('900 dollars');
    expect(reply?.text).not.toContain('900');
    expect(reply?.citations.map(({ ref }) => ref)).toEqual(['KB-002', 'KB-001']);
  });

  it('calls a person when nothing of a draft may leave', async () => {
    const { envelope, conversationId } = await app.customer('live_chat');
    app.neighbours.reply = async () => draftOf('The deposit is 900 dollars [KB-777].');
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    const { status, reply } = await app.outcome(envelope, messageId);
    expect(status).toBe('escalated');
    expect(reply?.text).not.toContain('900');
    const { data } = await app.house.ask(escalationList, { limit: 10 }, envelope);
    expect(data).toMatchObject([{ reason: 'failed_checks', messageId }]);
  });

  it('says no more once a person was called while the reply was written', async () => {
    const { envelope, conversationId } = await app.customer('sms');
    let other = '';
    app.neighbours.reply = async () => {
      other = await app.say(envelope, conversationId, 'I want to talk to a human please');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return draftOf(ANSWER);
    };
    const messageId = await app.say(envelope, conversationId, QUESTION);
    await app.house.settle();
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'escalated', reply: null });
    expect(await app.outcome(envelope, other)).toMatchObject({ status: 'escalated', reply: { agent: 'hand_over' } });
    expect(await replies(envelope, conversationId)).toHaveLength(1);
  });

  it('ends a turn that nobody came for', async () => {
    const { envelope, conversationId } = await app.customer('sms');
    const [turnId, messageId] = [randomUUID(), randomUUID()];
    await app.rows(envelope, `insert into ai.turns (id, workspace_id, customer_id, conversation_id, state, reply_id) values ($1, $2, $3, $4, 'running', $5)`, [
      turnId, envelope.workspaceId, envelope.customer, conversationId, randomUUID(),
    ]);
    await app.house.within(envelope, () =>
      app.house.unitOfWork('conversation').run({ workspaceId: envelope.workspaceId, customer: envelope.customer }, () =>
        app.house.messenger('conversation').send(turnRun, { conversationId, messageId, overdueTurnId: turnId }, { lane: `guard:${turnId}` }),
      ),
    );
    await app.house.settle();
    const states = await app.rows<{ state: string }>(envelope, 'select state from ai.turns where id = $1', [turnId]);
    expect(states).toEqual([{ state: 'failed' }]);
    expect(await replies(envelope, conversationId)).toHaveLength(1);
  });
});
