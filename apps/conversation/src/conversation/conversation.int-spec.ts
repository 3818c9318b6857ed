import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  conversationList, conversationOpen, conversationRead, escalationList, escalationResolve, exchangeRead, explanationRead, messageList, messageRead,
  messageSent, streamRead, turnOutcome,
} from '@rapport/contracts';
import { ConversationHouse, draftOf, passageOf, profileOf } from '../conversation-house.double.js';

describe('reading conversations', () => {
  let app: ConversationHouse;
  beforeAll(async () => {
    app = await ConversationHouse.open({
      workspace: async (id) => profileOf(id),
      search: async () => [passageOf('KB-001', 'Children under 5 eat for free.')],
      reply: async () => draftOf('Children under 5 eat for free [KB-001].'),
    });
  });
  afterAll(() => app.close());

  it('opens a conversation anew or finds the open one of the same thread', async () => {
    const customerId = randomUUID();
    const envelope = app.house.envelope({ customer: customerId });
    const opening = { channel: 'sms' as const, customerId, threadId: 't1', reuse: true };
    const [first, again] = await Promise.all([app.house.ask(conversationOpen, opening, envelope), app.house.ask(conversationOpen, opening, envelope)]);
    expect(again.id).toBe(first.id);
    expect(first).toMatchObject({ channel: 'sms', customerId, threadId: 't1', status: 'active', escalationReason: null });
    expect((await app.house.ask(conversationOpen, { ...opening, threadId: 't2' }, envelope)).id).not.toBe(first.id);
    expect((await app.house.ask(conversationOpen, { ...opening, reuse: false }, envelope)).id).not.toBe(first.id);
  });

  it('opens none for somebody else', async () => {
    const envelope = app.house.envelope({ customer: randomUUID() });
    const opening = { channel: 'sms' as const, customerId: randomUUID(), threadId: null, reuse: false };
    await expect(app.house.ask(conversationOpen, opening, envelope)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lists page by page, the newest first, without a gap or a double', async () => {
    const workspaceId = randomUUID();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.unshift((await app.customer('sms', workspaceId)).conversationId);
    const envelope = app.house.envelope({ workspaceId });
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.house.ask(conversationList, { limit: 2, ...(cursor === undefined ? {} : { cursor }) }, envelope);
      listed.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(listed.toSorted()).toEqual(ids.toSorted());
    expect((await app.house.ask(conversationList, { limit: 10, status: 'escalated' }, envelope)).data).toEqual([]);
    await expect(app.house.ask(conversationList, { limit: 2, cursor: 'nonsense' }, envelope)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('pages through messages, and a stream reads on from where it was', async () => {
    const { envelope, conversationId } = await app.customer();
    for (const text of ['Hello!', 'Do kids pay?', 'Thanks!']) {
      await app.say(envelope, conversationId, text);
      await app.house.settle();
    }
    const first = await app.house.ask(messageList, { conversationId, limit: 4 }, envelope);
    const second = await app.house.ask(messageList, { conversationId, limit: 4, cursor: first.nextCursor ?? '' }, envelope);
    expect([...first.data, ...second.data].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(second.nextCursor).toBeNull();
    const missed = await app.house.ask(streamRead, { conversationId, afterSeq: 4 }, envelope);
    expect(missed).toMatchObject({ status: 'active', running: null });
    expect(missed.messages.map(({ seq }) => seq)).toEqual([5, 6]);
  });

  it('notes how a reply fared on its channel', async () => {
    const { envelope, conversationId } = await app.customer('sms');
    const messageId = await app.say(envelope, conversationId, 'Do kids pay?');
    await app.house.settle();
    const replyId = (await app.outcome(envelope, messageId)).reply?.id ?? '';
    await app.house.within(envelope, () =>
      app.house.unitOfWork('conversation').run({ workspaceId: envelope.workspaceId, customer: envelope.customer }, () =>
        app.house.messenger('conversation').send(messageSent, { messageId: replyId, state: 'sent' }, { lane: `sent:${replyId}` }),
      ),
    );
    await app.house.settle();
    expect(await app.house.ask(messageRead, { messageId: replyId }, envelope)).toMatchObject({ delivery: 'sent' });
  });

  it('shows nothing to another customer or another workspace, and says only that it is not there', async () => {
    const { envelope, conversationId } = await app.customer();
    const messageId = await app.say(envelope, conversationId, 'Do kids pay?');
    await app.house.settle();
    await app.say(envelope, conversationId, 'I want to speak to a human');
    await app.house.settle();
    const replyId = (await app.outcome(envelope, messageId)).reply?.id ?? '';
    const escalationId = (await app.house.ask(escalationList, { limit: 1 }, envelope)).data[0]?.id ?? '';
    for (const stranger of [app.house.envelope({ workspaceId: envelope.workspaceId, customer: randomUUID() }), app.house.envelope()]) {
      const asked = [
        app.house.ask(conversationRead, { conversationId }, stranger),
        app.house.ask(messageList, { conversationId, limit: 10 }, stranger),
        app.house.ask(messageRead, { messageId }, stranger),
        app.house.ask(streamRead, { conversationId, afterSeq: 0 }, stranger),
        app.house.ask(exchangeRead, { replyId }, stranger),
        app.house.ask(explanationRead, { messageId: replyId }, stranger),
        app.house.ask(escalationResolve, { escalationId }, stranger),
      ];
      for (const result of await Promise.allSettled(asked)) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
      expect((await app.house.ask(conversationList, { limit: 50 }, stranger)).data).toEqual([]);
      expect((await app.house.ask(escalationList, { limit: 50 }, stranger)).data).toEqual([]);
      expect(await app.house.ask(turnOutcome, { messageId }, stranger)).toEqual({ status: 'pending', message: null, reply: null });
    }
    expect((await app.house.ask(escalationList, { limit: 1 }, envelope)).data[0]?.state).toBe('open');
  });
});
