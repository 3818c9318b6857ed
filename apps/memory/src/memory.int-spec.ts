import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Envelope, interactionRecord, memoryCorrect, memoryDelete, memoryErase, memoryExport, memoryList, turnCompleted } from '@rapport/contracts';
import { MemoryHouse } from './memory-house.double.js';

describe('the memory service', () => {
  let memory: MemoryHouse;
  beforeAll(async () => {
    memory = await MemoryHouse.open();
  });
  afterAll(() => memory.close());

  const facts = (of: Envelope) => memory.rows<{ slot: string; value: string; times: number; held: boolean; by: string | null }>(
    of, `select slot, value, times, valid_to is null as held, superseded_by as by from ai.user_memory order by valid_from, created_at`);

  it('remembers an exchange and finds it again in another conversation a moment later', async () => {
    const ana = memory.customer();
    const conversationId = randomUUID();
    const questionId = randomUUID();
    const replyId = await memory.turn(ana, 'Hi, please call me Ana. We are nine people and my sister is allergic to peanuts.', 'Welcome, Ana.', { conversationId, questionIds: [questionId] });
    await memory.turn(ana, 'Do you have parking?', 'Yes, behind the house.');
    const { items, profile } = await memory.recall(ana, 'What did I say about peanuts?');
    expect(items[0]).toMatchObject({ conversationId, sourceMessageIds: [questionId, replyId], reply: 'Welcome, Ana.' });
    expect(items[0]?.score).toBe(items[0]?.scores.measured);
    expect(items[0]?.parts.lexical).toBeGreaterThan(0);
    expect(profile).toMatchObject({ name: 'Ana', interactions: 2, channels: { live_chat: 2 } });
    expect(profile.fields['name']).toMatchObject({ sourceMessageId: questionId, source: 'rules' });
    const vectors = await memory.rows(ana, `select part, embedding_model from ai.user_interaction_embeddings`);
    expect(vectors).toHaveLength(4);
  });

  it('leaves out what is in the prompt already, and puts the session in', async () => {
    const ana = memory.customer();
    const conversationId = randomUUID();
    for (let number = 0; number < 4; number += 1) {
      await memory.turn(ana, `Message ${number} about the terrace`, 'Yes.', { conversationId, askedAt: new Date(Date.now() - 1_000_000 + number * 1_000).toISOString() });
    }
    const without = await memory.recall(ana, 'terrace', { conversationId, exceptLast: 3 });
    expect(without.items.map(({ question }) => question)).toEqual(['Message 0 about the terrace']);
    const session = await memory.recall(ana, 'zebra', { conversationId });
    expect(session.items).toHaveLength(4);
    expect((await memory.recall(ana, 'zebra')).items).toEqual([]);
  });

  it('replaces what is contradicted, grows surer of what is repeated, and overwrites nothing', async () => {
    const ana = memory.customer();
    await memory.turn(ana, 'I work at Acme. I like window seats.');
    await memory.turn(ana, 'I love window seats!');
    await memory.turn(ana, "I work at Initech now. I don't like window seats any more.");
    const all = await facts(ana);
    expect(all.filter(({ slot }) => slot === 'company')).toEqual([
      { slot: 'company', value: 'Acme', times: 1, held: false, by: expect.any(String) },
      { slot: 'company', value: 'Initech', times: 1, held: true, by: null },
    ]);
    expect(all.filter(({ slot }) => slot.startsWith('taste')).map(({ times, held }) => [times, held])).toEqual([[2, false], [1, true]]);
    const { profile } = await memory.recall(ana, 'seats');
    expect(profile.facts.map(({ kind }) => kind)).toEqual(['negative_preference']);
  });

  it('does nothing twice when a delivery comes again, and learns nothing from a reply that is gone', async () => {
    const ana = memory.customer();
    const replyId = await memory.turn(ana, 'I prefer tea.');
    const exchange = memory.exchanges.get(replyId);
    await memory.turn(ana, 'I prefer tea.', 'Noted.', { ...exchange });
    expect((await facts(ana)).map(({ times }) => times)).toEqual([1]);
    expect((await memory.recall(ana, 'tea')).profile.interactions).toBe(1);
    await memory.house.within(ana, () => memory.house.unitOfWork('memory').run(ana, () =>
      memory.house.messenger('memory').send(turnCompleted, { turnId: randomUUID(), conversationId: randomUUID(), replyId: randomUUID() }, { lane: 'gone' })));
    await memory.house.settle();
    expect((await memory.recall(ana, 'tea')).profile.interactions).toBe(1);
  });

  it('remembers turns of two conversations that end at the same moment', async () => {
    const ana = memory.customer();
    await Promise.all(['Acme', 'Initech', 'Hooli', 'Globex'].map((company) => memory.tell(ana, `I work at ${company}. I like ${company} hats.`)));
    await memory.house.settle(20_000);
    expect((await memory.recall(ana, 'hats')).items).toHaveLength(4);
    expect((await facts(ana)).filter(({ slot, held }) => slot === 'company' && held)).toHaveLength(1);
  });

  it('keeps no secret', async () => {
    const ana = memory.customer();
    await memory.turn(ana, 'My card is 4111 1111 1111 1111 and my password is hunter22. I like plums.', 'I will not use 4111 1111 1111 1111.');
    const kept = JSON.stringify(await memory.rows(ana, 'select to_jsonb(i) as i from ai.user_interactions i union all select to_jsonb(m) from ai.user_memory m'));
    expect(kept).not.toMatch(/4111|hunter22/);
    expect(kept).toContain('plums');
  });

  it('shows nothing to another customer or another workspace', async () => {
    const ana = memory.customer();
    const [bob, stranger] = [memory.customer(ana.workspaceId), memory.customer()];
    await memory.turn(ana, 'I love the secret mango sauce.');
    const { data } = await memory.house.ask(memoryList, { limit: 50 }, ana);
    for (const other of [bob, stranger, { ...ana, workspaceId: stranger.workspaceId }]) {
      expect(await memory.recall(other, 'secret mango sauce')).toMatchObject({ items: [], profile: { facts: [], interactions: 0 } });
      expect((await memory.house.ask(memoryList, { limit: 50 }, other)).data).toEqual([]);
      for (const { id } of data) await expect(memory.house.ask(memoryDelete, { memoryId: id }, other)).rejects.toMatchObject({ code: 'not_found' });
      await memory.house.ask(memoryErase, {}, other);
    }
    await expect(memory.recall({ ...ana, customer: 'all' }, 'mango')).rejects.toMatchObject({ code: 'internal' });
    expect((await memory.recall(ana, 'mango sauce')).items).toHaveLength(1);
  });

  it('lists page by page, corrects, and removes one', async () => {
    const ana = memory.customer();
    for (const question of ['I like tea.', 'My name is Anna.', 'Do you have parking?']) await memory.turn(ana, question);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await memory.house.ask(memoryList, { limit: 2, ...(cursor === undefined ? {} : { cursor }) }, ana);
      seen.push(...page.data.map(({ text }) => text));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    const name = (await memory.recall(ana, 'name')).profile.fields['name'];
    const put = await memory.house.ask(memoryCorrect, { memoryId: name?.id ?? '', value: 'Ana' }, ana);
    expect(put).toMatchObject({ slot: 'name', value: 'Ana', source: 'staff', confidence: 1, text: 'Is called Ana' });
    expect((await memory.recall(ana, 'name')).profile.name).toBe('Ana');
    await expect(memory.house.ask(memoryCorrect, { memoryId: name?.id ?? '', value: 'Eva' }, ana)).rejects.toMatchObject({ code: 'not_found' });
    expect(await memory.house.ask(memoryDelete, { memoryId: put.id }, ana)).toEqual({ memoryId: put.id, kind: 'fact', removedRows: 2 });
    const [parking] = (await memory.recall(ana, 'parking')).items;
    expect(await memory.house.ask(memoryDelete, { memoryId: parking?.id ?? '' }, ana)).toMatchObject({ kind: 'interaction', removedRows: 3 });
    expect((await memory.recall(ana, 'parking')).items).toEqual([]);
    await expect(memory.house.ask(memoryList, { limit: 2, cursor: 'nonsense' }, ana)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('hands everything over, and forgets everything with a receipt', async () => {
    const ana = memory.customer();
    await memory.turn(ana, 'I work at Acme.');
    await memory.turn(ana, 'I work at Hooli.');
    await memory.house.ask(interactionRecord, { type: 'PAGE_VIEW', content: 'Looked at the menu', context: { page: { url: '/menu' } } }, ana);
    const first = await memory.house.ask(memoryExport, { cursor: null, limit: 2 }, ana);
    const second = await memory.house.ask(memoryExport, { cursor: first.nextCursor, limit: 2 }, ana);
    expect(first.interactions.concat(second.interactions).every(({ type, sentiment }) => type !== 'chat' || typeof sentiment === 'number')).toBe(true);
    expect(first.facts.map(({ validTo }) => validTo === null)).toEqual([false, true]);
    expect([...first.interactions, ...second.interactions].map(({ type }) => type).sort()).toEqual(['PAGE_VIEW', 'chat', 'chat']);
    expect(second).toMatchObject({ facts: [], nextCursor: null });
    const receipt = await memory.house.ask(memoryErase, {}, ana);
    expect(Object.fromEntries(receipt.removed.map(({ store, rows }) => [store, rows]))).toMatchObject({
      'ai.user_profiles': 1, 'ai.user_memory': 2, 'ai.user_interactions': 3, 'ai.user_interaction_embeddings': 4,
    });
    expect(receipt.notReached.length).toBeGreaterThan(3);
    expect(await memory.recall(ana, 'Acme')).toMatchObject({ items: [], profile: { name: null, facts: [], interactions: 0 } });
    await memory.turn(ana, 'Hello again, I work at Globex.');
    expect((await memory.recall(ana, 'where do I work')).profile.fields['company']?.value).toBe('Globex');
    expect((await memory.recall(ana, 'Acme')).items.filter(({ text }) => text.includes('Acme'))).toEqual([]);
  });

  it('keeps an assembled context for a while, and believes none that is out of date', async () => {
    const ana = memory.customer();
    await memory.turn(ana, 'I like tea.');
    await memory.recall(ana, 'tea');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await memory.rows(ana, 'select version from ai.context_cache')).toHaveLength(1);
    expect((await memory.recall(ana, 'tea')).profile.facts).toHaveLength(1);
    await memory.rows(ana, `update ai.context_cache set context = '{"facts": []}', version = version - 1`);
    expect((await memory.recall(ana, 'tea')).profile.facts).toHaveLength(1);
    await memory.turn(ana, 'I like coffee.');
    expect((await memory.recall(ana, 'tea')).profile.facts).toHaveLength(2);
  });
});

describe('a customer with more than can be live', () => {
  it('archives the least important, which are kept and no longer found', async () => {
    const memory = await MemoryHouse.open({ RAPPORT_MEMORY_LIVE: '10' });
    try {
      const ana = memory.customer();
      await memory.turn(ana, 'ok', 'Fine.', { intent: 'smalltalk' });
      for (let number = 0; number < 11; number += 1) await memory.turn(ana, `I want a refund for order number ${number}, the kiwi was broken`, 'Sorry.', { intent: 'complaint' });
      const rows = await memory.rows<{ content: string; archived: boolean }>(ana, 'select content, archived_at is not null as archived from ai.user_interactions order by version');
      expect(rows.filter(({ archived }) => !archived).length).toBeLessThanOrEqual(10);
      expect(rows[0]).toEqual({ content: 'ok', archived: true });
      expect(rows).toHaveLength(12);
      expect((await memory.recall(ana, 'kiwi refund', { limit: 50 })).items.length).toBe(rows.filter(({ archived }) => !archived).length);
    } finally {
      await memory.close();
    }
  });
});
