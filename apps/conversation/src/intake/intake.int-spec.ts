import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { conversationRead, escalationList, escalationResolve } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { ConversationHouse, draftOf, profileOf } from '../conversation-house.double.js';

const down = (): Promise<never> => Promise.reject(new AppError('unavailable', 'everything is down'));

describe('intake', () => {
  let app: ConversationHouse;
  beforeAll(async () => {
    app = await ConversationHouse.open({ workspace: async (id) => profileOf(id), search: async () => [], reply: async () => draftOf('Yes.') });
  });
  beforeEach(() => app.reset());
  afterAll(() => app.close());

  it('answers a red flag at once with everything else down, and calls a person with urgency', async () => {
    app.neighbours = { workspace: down, search: down, reply: down };
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, 'I want to kill myself tonight');
    await app.house.settle();
    const { status, reply } = await app.outcome(envelope, messageId);
    expect(status).toBe('escalated');
    expect(reply).toMatchObject({ agent: 'crisis', inReplyTo: messageId });
    const { data } = await app.house.ask(escalationList, { limit: 10 }, envelope);
    expect(data).toMatchObject([{ conversationId, messageId, reason: 'red_flag', topic: 'suicide', priority: 'urgent', state: 'open' }]);
    expect(await app.house.ask(conversationRead, { conversationId }, envelope)).toMatchObject({ status: 'escalated', escalationReason: 'red_flag' });
  });

  it("names the resources of the workspace's country when it is known", async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, 'I want to kill myself tonight');
    await app.house.settle();
    expect((await app.outcome(envelope, messageId)).reply?.text).toContain('988');
  });

  it('is silent afterwards, until a person has resolved it', async () => {
    const { envelope, conversationId } = await app.customer();
    await app.say(envelope, conversationId, 'I want to kill myself tonight');
    await app.house.settle();
    const second = await app.say(envelope, conversationId, 'nobody would care if I kill myself');
    await app.house.settle();
    expect(await app.outcome(envelope, second)).toMatchObject({ status: 'escalated', reply: null });
    const { data } = await app.house.ask(escalationList, { limit: 10 }, envelope);
    expect(data).toHaveLength(1);
    const resolved = await app.house.ask(escalationResolve, { escalationId: data[0]?.id ?? '' }, envelope);
    expect(resolved.state).toBe('resolved');
    expect(await app.house.ask(escalationResolve, { escalationId: data[0]?.id ?? '' }, envelope)).toEqual(resolved);
    expect((await app.house.ask(conversationRead, { conversationId }, envelope)).status).toBe('active');
    const third = await app.say(envelope, conversationId, 'Hello!');
    await app.house.settle();
    expect(await app.outcome(envelope, third)).toMatchObject({ status: 'answered', reply: { agent: 'smalltalk' } });
  });

  it('answers a red flag also where another matter waits for a person', async () => {
    const { envelope, conversationId } = await app.customer();
    await app.say(envelope, conversationId, 'Let me talk to a human');
    await app.house.settle();
    const messageId = await app.say(envelope, conversationId, 'I want to kill myself tonight');
    await app.house.settle();
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'escalated', reply: { agent: 'crisis' } });
    const { data } = await app.house.ask(escalationList, { limit: 10 }, envelope);
    expect(data.map(({ reason }) => reason)).toEqual(['red_flag', 'asked_for_person']);
  });

  it('calls the person whom a customer asks for, by the name that the workspace gave', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, 'Can I speak to a real person please');
    await app.house.settle();
    const { status, reply } = await app.outcome(envelope, messageId);
    expect(status).toBe('escalated');
    expect(reply?.text).toMatch(/passed your message to Maya/);
  });

  it('stores a message once, however often it is told of it', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = randomUUID();
    for (let i = 0; i < 5; i += 1) await app.say(envelope, conversationId, 'Hello!', messageId);
    await app.house.settle();
    expect((await app.messages(envelope, conversationId)).map(({ seq, role }) => [seq, role])).toEqual([
      [1, 'customer'],
      [2, 'assistant'],
    ]);
  });

  it('keeps the order of arrival', async () => {
    const { envelope, conversationId } = await app.customer();
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await app.say(envelope, conversationId, `Message ${i}`));
    await app.house.settle();
    const stored = (await app.messages(envelope, conversationId)).filter(({ role }) => role === 'customer');
    expect(stored.map(({ id }) => id)).toEqual(ids);
  });

  it('stores nothing in a conversation that its scope does not see', async () => {
    const one = await app.customer();
    const other = await app.customer('sms', one.envelope.workspaceId);
    const messageId = await app.say(other.envelope, one.conversationId, 'Hello!');
    await app.house.settle();
    expect(await app.messages(one.envelope, one.conversationId)).toEqual([]);
    expect(await app.outcome(other.envelope, messageId)).toEqual({ status: 'pending', message: null, reply: null });
  });
});

describe('a message that could not be taken in', () => {
  let app: ConversationHouse;
  beforeAll(async () => {
    app = await ConversationHouse.open({ workspace: async (id) => profileOf(id), search: async () => [], reply: async () => draftOf('Yes.') });
  });
  afterAll(() => app.close());

  /** Told of when so many tries have failed before. */
  async function sayAfter(tries: number, text: string) {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, text, undefined, 60_000);
    await app.house
      .service('conversation')
      .database.door.query(`update messaging.deliveries set attempts = $2, due_at = clock_timestamp() where data->>'messageId' = $1`, [messageId, tries]);
    await app.house.settle();
    return { envelope, conversationId, messageId };
  }

  it('is stored on the last try and ends visibly, with a person called', async () => {
    const { envelope, conversationId, messageId } = await sayAfter(7, 'Do you cook in the rain?');
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'failed', message: { id: messageId }, reply: { agent: 'apology', inReplyTo: messageId } });
    const { data } = await app.house.ask(escalationList, { limit: 10 }, envelope);
    expect(data).toMatchObject([{ conversationId, reason: 'turn_failed', state: 'open' }]);
    expect(await app.rows(envelope, 'select kind, context from ai.errors')).toEqual([{ kind: 'intake.given_up', context: { messageId, attempt: 8 } }]);
  });

  it('is looked at for red flags on the last try too', async () => {
    const { envelope, messageId } = await sayAfter(7, 'I want to kill myself tonight');
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'escalated', reply: { agent: 'crisis' } });
  });

  it('is not looked at any more when the last try ended its worker', async () => {
    const { envelope, messageId } = await sayAfter(8, 'I want to kill myself tonight');
    expect(await app.outcome(envelope, messageId)).toMatchObject({ status: 'failed', reply: { agent: 'apology' } });
  });
});

describe('a burst with a window', () => {
  let app: ConversationHouse;
  beforeAll(async () => {
    app = await ConversationHouse.open(
      { workspace: async (id) => profileOf(id), search: async () => [], reply: async ({ question }) => draftOf(`About ${question.split('\n').length} lines.`, { abstained: true }) },
      { RAPPORT_BURST_MS: '250' },
    );
  });
  afterAll(() => app.close());

  it('becomes one turn', async () => {
    const { envelope, conversationId } = await app.customer();
    const ids: string[] = [];
    for (const text of ['Do you', 'by any chance', 'travel', 'as far as', 'Boston?']) ids.push(await app.say(envelope, conversationId, text));
    await app.house.settle(2_000);
    const messages = await app.messages(envelope, conversationId);
    expect(messages.map(({ role }) => role)).toEqual(['customer', 'customer', 'customer', 'customer', 'customer', 'assistant']);
    expect(messages.at(-1)?.text).toMatch(/^About 5 lines/);
    const outcomes = await Promise.all(ids.map((id) => app.outcome(envelope, id)));
    expect(new Set(outcomes.map(({ reply }) => reply?.id)).size).toBe(1);
  });

  it('is answered with its red flag, all of it, when one is in it', async () => {
    const { envelope, conversationId } = await app.customer();
    const first = await app.say(envelope, conversationId, 'I had a long day');
    const second = await app.say(envelope, conversationId, 'I want to kill myself tonight');
    await app.house.settle(2_000);
    const [one, two] = [await app.outcome(envelope, first), await app.outcome(envelope, second)];
    expect(one.reply?.agent).toBe('crisis');
    expect(one.reply?.id).toBe(two.reply?.id);
    expect(await app.messages(envelope, conversationId)).toHaveLength(3);
  });
});
