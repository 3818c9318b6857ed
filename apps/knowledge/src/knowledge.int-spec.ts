import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AgentTask,
  chunkRead,
  documentCreate,
  documentList,
  documentRead,
  documentRemove,
  type DocumentView,
  type Envelope,
  exchangeRead,
  feedbackRated,
  feedbackRead,
  knowledgeReply,
  knowledgeSearch,
  type Passage,
  turnCompleted,
  turnDraft,
} from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { answer, type House, openHouse } from '@rapport/service-host';
import { knowledgeService } from './knowledge.definition.js';

const CANCELLING = '# Cancelling\n\nYou can cancel your event free of charge up to 14 days before it. Later we keep 50 % of the price.';
const WEATHER = '# Rain\n\nWe grill in light rain under our canopy. In a storm we move the event to another day at no cost.';

describe('the knowledge service', () => {
  let house: House;
  /** What the absent services would tell of a reply. */
  const replies = new Map<string, Passage[]>();
  const ratings = new Map<string, { messageId: string; qualityScore: number; thumb: 'up' | 'down' | null }>();

  beforeAll(async () => {
    house = await openHouse({
      services: [knowledgeService],
      answers: [
        answer(exchangeRead, async ({ replyId }) => {
          const passages = replies.get(replyId);
          if (!passages) throw AppError.notFound('reply');
          const citations = passages.map(({ ref, chunkId, documentId, title, text }) => ({ ref, chunkId, documentId, title, quote: text }));
          const produced = { provider: 'builtin', model: 'm', promptVersion: '1', persona: 'p', severity: 3, mode: 'm', responseMs: 1, inputTokens: 1, outputTokens: 1, costUsd: null, arm: null };
          return { replyId, turnId: randomUUID(), conversationId: randomUUID(), customerId: randomUUID(), question: 'q', answer: 'a', agent: 'knowledge', intent: null, confidence: null, citations, produced };
        }),
        answer(feedbackRead, async ({ feedbackId }) => {
          const rating = ratings.get(feedbackId);
          if (!rating) throw AppError.notFound('feedback');
          return { feedbackId, ...rating };
        }),
      ],
    });
  });
  afterAll(() => house.close());

  const create = (at: Envelope, title: string, text: string, more: { category?: string; tags?: string[] } = {}): Promise<DocumentView> =>
    house.ask(documentCreate, { title, category: more.category ?? 'policy', tags: more.tags ?? [], content: { encoding: 'text', text } }, at);
  const read = (at: Envelope, documentId: string) => house.ask(documentRead, { documentId }, at);
  const search = async (at: Envelope, query: string, more: { category?: string; tags?: string[]; limit?: number } = {}) =>
    (await house.ask(knowledgeSearch, { query, limit: 5, ...more }, at)).passages;
  const chunk = (at: Envelope, chunkId: string) => house.ask(chunkRead, { chunkId }, at);
  const tell = (at: Envelope, work: () => Promise<unknown>) =>
    house.within(at, () => house.unitOfWork('knowledge').run({ workspaceId: at.workspaceId, customer: 'all' }, work));
  const rate = async (at: Envelope, feedbackId: string, messageId: string, rating: { qualityScore: number; thumb: 'up' | 'down' | null }) => {
    ratings.set(feedbackId, { messageId, ...rating });
    await tell(at, () => house.messenger('knowledge').send(feedbackRated, { feedbackId, messageId }, { lane: messageId }));
    await house.settle();
  };

  it('takes a document in, finds it, and counts how often it is used and liked', async () => {
    const at = house.envelope();
    const document = await create(at, 'Cancellation policy', CANCELLING, { tags: ['refund'] });
    expect(document).toMatchObject({ state: 'queued', version: 1, chunks: 0, format: 'markdown', error: null });
    await create(at, 'Weather', WEATHER);
    await house.settle();
    expect(await read(at, document.id)).toMatchObject({ state: 'ready', chunks: 1, error: null });

    const [best, ...others] = await search(at, 'When can I cancel for free?');
    expect(best).toMatchObject({ documentId: document.id, title: 'Cancellation policy', headings: ['Cancelling'], category: 'policy', tags: ['refund'] });
    expect(best?.ref).toMatch(/^KB-00[12]$/);
    expect(best?.lexicalScore).toBeGreaterThan(others[0]?.lexicalScore ?? 0);
    for (const part of [best?.score, best?.vectorScore, best?.lexicalScore]) expect(part).toBeGreaterThan(0);

    const replyId = randomUUID();
    replies.set(replyId, best ? [best] : []);
    await tell(at, () => house.messenger('knowledge').send(turnCompleted, { turnId: randomUUID(), conversationId: randomUUID(), replyId }, { lane: replyId }));
    await house.settle();
    expect(await chunk(at, best?.chunkId ?? '')).toMatchObject({ ref: best?.ref, usageCount: 1, successRate: null });

    const feedbackId = randomUUID();
    await rate(at, feedbackId, replyId, { qualityScore: 0.9, thumb: 'up' });
    expect(await chunk(at, best?.chunkId ?? '')).toMatchObject({ successRate: 1 });
    await rate(at, feedbackId, replyId, { qualityScore: 0, thumb: 'down' });
    expect(await chunk(at, best?.chunkId ?? '')).toMatchObject({ successRate: 0 });
    const second = randomUUID();
    replies.set(second, best ? [best] : []);
    await rate(at, randomUUID(), second, { qualityScore: 0.4, thumb: null });
    expect(await chunk(at, best?.chunkId ?? '')).toMatchObject({ successRate: 0.5, usageCount: 1 });
  });

  it('learns nothing from a reply that is gone', async () => {
    const at = house.envelope();
    await tell(at, () => house.messenger('knowledge').send(turnCompleted, { turnId: randomUUID(), conversationId: randomUUID(), replyId: randomUUID() }, { lane: 'gone' }));
    await rate(at, randomUUID(), randomUUID(), { qualityScore: 1, thumb: 'up' });
  });

  it('answers with citations from what was found, and abstains from what was not', async () => {
    const at = house.envelope();
    await create(at, 'Cancellation policy', CANCELLING);
    await create(at, 'Weather', WEATHER);
    await house.settle();
    const ask = async (question: string) => {
      const task: AgentTask = {
        turnId: randomUUID(), question, standaloneQuestion: question, intent: 'policy', history: [], passages: await search(at, question),
        workspace: {
          id: at.workspaceId, slug: 'w', name: 'Teppan & Co', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#000000', allowedOrigins: [], escalationContact: '',
          persona: { name: 'Kiko', expertise: '', methodology: '', style: '', tone: 'warm', severity: 3, mode: 'host', greeting: '', exampleQuestions: [] },
        },
        customerName: null, released: '', repair: [],
      };
      const pieces: string[] = [];
      const stop = await house.service('knowledge').transport.live.subscribe(turnDraft, task.turnId, ({ text }) => pieces.push(text));
      const draft = await house.ask(knowledgeReply, task, at);
      await stop();
      return { draft, streamed: pieces.join('') };
    };
    const known = await ask('Until when can I cancel free of charge?');
    expect(known.draft).toMatchObject({ abstained: false });
    expect(known.draft.text).toMatch(/14 days.*\[KB-00\d\]/s);
    // A draft that is written at once need not be streamed ahead of itself.
    expect(known.draft.text.startsWith(known.streamed)).toBe(true);
    const unknown = await ask('Who won the chess championship in 1972?');
    expect(unknown.draft).toMatchObject({ abstained: true });
    expect(unknown.draft.text).not.toMatch(/\[KB-/);
    expect(unknown.draft.text).toContain('a person on our team');
  });

  it('replaces a document that is uploaded anew, and keeps the refs of texts that did not change', async () => {
    const at = house.envelope();
    const first = await create(at, 'Handbook', `${CANCELLING}\n\n${WEATHER}`);
    await house.settle();
    const rain = (await search(at, 'storm canopy')).at(0);
    const fees = (await search(at, 'cancel free of charge')).at(0);
    const again = await create(at, 'handbook ', `${CANCELLING.replace('14 days', '21 days')}\n\n${WEATHER}`);
    expect(again).toMatchObject({ id: first.id, version: 2, state: 'queued' });
    await house.settle();
    expect((await search(at, 'storm canopy')).at(0)).toMatchObject({ ref: rain?.ref, chunkId: rain?.chunkId });
    const mended = (await search(at, 'cancel free of charge')).at(0);
    expect(mended?.text).toContain('21 days');
    expect([rain?.ref, fees?.ref]).not.toContain(mended?.ref);
    expect((await search(at, 'free of charge', { limit: 50 })).filter(({ text }) => text.includes('14 days'))).toEqual([]);
    await expect(chunk(at, fees?.chunkId ?? '')).rejects.toMatchObject({ code: 'not_found' });
    expect(await create(at, 'Handbook', `${CANCELLING.replace('14 days', '21 days')}\n\n${WEATHER}`)).toMatchObject({ version: 3 });
    expect(await create(at, 'Handbook', `${CANCELLING.replace('14 days', '21 days')}\n\n${WEATHER}`)).toMatchObject({ version: 3 });
    await house.settle();
    expect((await house.ask(documentList, { limit: 50 }, at)).data).toHaveLength(1);
  });

  it('gives five documents that come at once different refs', async () => {
    const at = house.envelope();
    const documents = await Promise.all([1, 2, 3, 4, 5].map((number) => create(at, `Article ${number}`, `# Part\n\nArticle ${number} speaks of kiwis.\n\n# Other\n\nAnd of plums ${number}.`)));
    await house.settle();
    const passages = await search(at, 'kiwis plums', { limit: 50 });
    expect(new Set(passages.map(({ documentId }) => documentId))).toEqual(new Set(documents.map(({ id }) => id)));
    expect(passages.map(({ ref }) => ref).sort()).toEqual(Array.from({ length: 10 }, (_, index) => `KB-${String(index + 1).padStart(3, '0')}`));
  });

  it('shows no workspace what another one knows', async () => {
    const [mine, theirs] = [house.envelope(), house.envelope()];
    const document = await create(mine, 'Secret sauce', 'The secret sauce is made of seven mangoes.');
    await house.settle();
    const [own] = await search(mine, 'secret sauce mangoes');
    expect(await search(theirs, 'secret sauce mangoes')).toEqual([]);
    await expect(read(theirs, document.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(chunk(theirs, own?.chunkId ?? '')).rejects.toMatchObject({ code: 'not_found' });
    await expect(house.ask(documentRemove, { documentId: document.id }, theirs)).rejects.toMatchObject({ code: 'not_found' });
    expect((await house.ask(documentList, { limit: 50 }, theirs)).data).toEqual([]);
    const unit = house.unitOfWork('knowledge');
    const seen = await unit.run({ workspaceId: theirs.workspaceId, customer: 'all' }, () =>
      unit.query<{ n: number }>(
        `select (select count(*) from ai.kb_chunks) + (select count(*) from ai.kb_documents) + (select count(*) from ai.kb_document_versions)
           + (select count(*) from ai.kb_counters) + (select count(*) from ai.kb_chunk_ratings) as n`,
      ),
    );
    expect(Number(seen[0]?.n)).toBe(0);
    // Both begin to count at one.
    await create(theirs, 'Other', 'Something about mangoes.');
    await house.settle();
    expect([own?.ref, (await search(theirs, 'mangoes')).at(0)?.ref]).toEqual(['KB-001', 'KB-001']);
  });

  it('narrows a search to a category or to tags, and survives hostile questions', async () => {
    const at = house.envelope();
    await create(at, 'Prices', 'The chef costs 60 euros per guest.', { category: 'pricing', tags: ['chef'] });
    await create(at, 'Chef', 'The chef brings his own knives.', { category: 'faq', tags: ['staff'] });
    await house.settle();
    expect((await search(at, 'chef', { category: 'faq' })).map(({ title }) => title)).toEqual(['Chef']);
    expect((await search(at, 'chef', { tags: ['chef', 'other'] })).map(({ title }) => title)).toEqual(['Prices']);
    expect(await search(at, 'chef', { category: 'none' })).toEqual([]);
    for (const hostile of ["chef'); drop table ai.kb_chunks; --", "chef | ! & ( ) : * <-> '", '\0chef\\', 'chef '.repeat(790), '…', '\ud800chef']) {
      await expect(search(at, hostile)).resolves.toBeDefined();
    }
    expect((await search(at, "chef' | 'x'")).length).toBe(2);
  });

  it('keeps unreadable documents with the reason, and nothing of refused ones', async () => {
    const at = house.envelope();
    const file = (bytes: Buffer | string, fileName: string) =>
      house.ask(documentCreate, { title: fileName, category: 'general', tags: [], content: { encoding: 'base64', bytes: typeof bytes === 'string' ? bytes : bytes.toString('base64'), fileName, mediaType: '' } }, at);
    const pdf = await file(Buffer.from('%PDF-1.7'), 'menu.pdf');
    expect(pdf).toMatchObject({ state: 'queued', format: 'pdf' });
    const binary = await file(Buffer.from('a\0b'), 'menu.txt');
    await expect(file('###', 'menu.md')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(create(at, 'Long', 'x'.repeat(2 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: 'too_large' });
    const empty = await file(Buffer.from('<script>1</script>'), 'page.html');
    await house.settle();
    expect(await read(at, empty.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('No readable text'), chunks: 0, progress: { stage: 'failed' } });
    expect((await read(at, binary.id)).error).toContain('NUL');
    expect((await read(at, pdf.id)).error).toMatch(/PDF/);
    const listed = await house.ask(documentList, { limit: 50, state: 'failed' }, at);
    expect(listed.data.map(({ title }) => title).sort()).toEqual(['menu.pdf', 'menu.txt', 'page.html']);
  });

  it('removes a document with all that was made of it', async () => {
    const at = house.envelope();
    const document = await create(at, 'Cancellation policy', CANCELLING);
    await house.settle();
    expect(await house.ask(documentRemove, { documentId: document.id }, at)).toEqual({ removedChunks: 1 });
    expect(await search(at, 'cancel')).toEqual([]);
    await expect(read(at, document.id)).rejects.toMatchObject({ code: 'not_found' });
    await create(at, 'Cancellation policy', CANCELLING);
    await house.settle();
    // A ref never comes back for another text, not even for the same one.
    expect((await search(at, 'cancel')).at(0)?.ref).toBe('KB-002');
  });

  it('turns pages that neither repeat nor skip a document while new ones come', async () => {
    const at = house.envelope();
    for (let number = 0; number < 7; number += 1) await create(at, `Page ${number}`, `Text ${number}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await house.ask(documentList, { limit: 3, ...(cursor === undefined ? {} : { cursor }) }, at);
      seen.push(...page.data.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
      await create(at, `Late ${seen.length}`, 'Late');
    } while (cursor !== undefined);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(Array.from({ length: 7 }, (_, number) => `Page ${number}`)));
    await expect(house.ask(documentList, { limit: 3, cursor: 'nonsense' }, at)).rejects.toMatchObject({ code: 'invalid_input' });
    await house.settle();
  });
});
