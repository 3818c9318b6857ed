import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Caller, callerOf, eventually } from '@rapport/testing';
import { type Standalone, startStandalone } from './standalone.service.js';

const KEY = 'a-key-for-the-story-of-32-letters';
const PHONE = '+14155550123';

let home: string;
let product: Standalone;
let staff: Caller;

async function open(customer: object): Promise<string> {
  const answer = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer, reuse: false });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
}

const say = (conversation: string, text: string): Promise<Answer> => staff('POST', `/v1/conversations/${conversation}/messages?wait=reply`, { text });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rapport-story-'));
  product = await startStandalone({ PORT: '0', RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'error' });
  staff = callerOf(product.url, KEY);
});

afterAll(async () => {
  await product.close();
  await rm(home, { recursive: true, force: true });
});

describe('the main job, through the public API', () => {
  let conversation: string;
  let reply: { id: string; text: string; citations: { ref: string; title: string; quote: string; chunkId: string }[] };

  it('reads a document', async () => {
    const created = await staff('POST', '/v1/documents', {
      title: 'Zephyr terrace', category: 'service', tags: ['terrace'],
      text: '# Zephyr terrace\n\nThe Zephyr terrace seats 44 guests. The Zephyr terrace costs $310 for an evening.',
    });
    expect(created.status).toBe(202);
    const ready = await eventually(async () => {
      const { body } = await staff('GET', `/v1/documents/${created.body.id}`);
      return body.state === 'ready' ? body : undefined;
    }, 'the document');
    expect(ready.chunks).toBeGreaterThanOrEqual(1);
    const search = await staff('GET', `/v1/knowledge/search?q=${encodeURIComponent('zephyr terrace price')}&limit=3`);
    expect(search.body.passages[0].title).toBe('Zephyr terrace');
  });

  it('answers with citations from it', async () => {
    conversation = await open({ phone: PHONE, name: 'Ana Whitfield' });
    const answer = await say(conversation, 'How much does the Zephyr terrace cost?');
    expect(answer.status).toBe(200);
    expect(answer.body.status).toBe('answered');
    reply = answer.body.reply;
    expect(reply.text).toContain('$310');
    expect(reply.text).toMatch(/\[KB-\d+\]/);
    expect(reply.citations[0]).toMatchObject({ title: 'Zephyr terrace' });
    const source = await staff('GET', `/v1/messages/${reply.id}/sources/${reply.citations[0]?.ref}`);
    expect(source.body.text).toContain('costs $310');
    expect(source.body.text).toContain(source.body.quote);
  });

  it('understands a follow-up only with the history', async () => {
    const answer = await say(conversation, 'And how many guests does it seat?');
    expect(answer.body.reply.text).toContain('44');
    expect(answer.body.reply.citations[0].title).toBe('Zephyr terrace');
  });

  it('says so when the documents do not answer, and cites nothing', async () => {
    const answer = await say(conversation, 'Do you repair violins and cellos?');
    expect(answer.body.status).toBe('answered');
    expect(answer.body.reply.citations).toEqual([]);
    expect(answer.body.reply.text).not.toMatch(/KB-/);
    expect(answer.body.reply.text).toMatch(/bring in .+ from our team/i);
  });

  it('explains a reply to staff', async () => {
    const { status, body } = await staff('GET', `/v1/messages/${reply.id}/explanation`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('Zephyr terrace');
  });

  it('turns good feedback into an example, an example into a dataset, and a dataset into scrubbed JSONL', async () => {
    const mail = 'ana.whitfield@example.com';
    const asked = await say(conversation, `My number is ${PHONE} and my mail is ${mail}. How much is the Zephyr terrace?`);
    const rated = await staff('POST', `/v1/messages/${asked.body.reply.id}/feedback`, { thumb: 'up', stars: 5 });
    expect(rated.body).toEqual({ qualityScore: 0.9, promoted: true });
    const again = await staff('POST', `/v1/messages/${asked.body.reply.id}/feedback`, { stars: 5 });
    expect(again.body.promoted).toBe(true);

    const queue = await staff('GET', '/v1/training/examples?state=pending');
    expect(queue.body.data).toHaveLength(1);
    const [example] = queue.body.data;
    const approved = await staff('POST', `/v1/training/examples/${example.id}/approve`, {});
    expect(approved.body).toMatchObject({ state: 'approved', humanVerified: true });

    const dataset = await staff('POST', '/v1/datasets', { name: 'First' });
    const ready = await eventually(async () => {
      const { body } = await staff('GET', `/v1/datasets/${dataset.body.id}`);
      return body.state === 'ready' ? body : undefined;
    }, 'the dataset');
    expect(ready.counts.train + ready.counts.validation + ready.counts.test).toBe(1);
    expect(ready.scrubReport).toMatchObject({ PHONE: 1, EMAIL: 1 });

    const jsonl = await staff('GET', `/v1/datasets/${dataset.body.id}/export`);
    const lines = (jsonl.body as string).trim().split('\n').map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0].messages.map((message: { role: string }) => message.role)).toEqual(['system', 'user', 'assistant']);
    expect(jsonl.body).not.toContain(mail);
    expect(jsonl.body).not.toContain(PHONE);
    expect(jsonl.body).toContain('[PHONE]');
  });

  it('a red flag escalates at once, with resources and without a turn of the assistant', async () => {
    const crisis = await open({ externalId: 'crisis-1' });
    const answer = await say(crisis, 'I want to kill myself tonight');
    expect(answer.body.status).toBe('escalated');
    expect(answer.body.reply.agent).toBe('crisis');
    expect(answer.body.reply.text).toContain('988');
    const escalations = await staff('GET', '/v1/escalations?state=open');
    expect(escalations.body.data).toContainEqual(expect.objectContaining({ conversationId: crisis, reason: 'red_flag', topic: 'suicide', priority: 'urgent' }));

    const later = await say(crisis, 'What does the Zephyr terrace cost?');
    expect(later.body).toMatchObject({ status: 'escalated', reply: null });
  });

  it('a person, please', async () => {
    const wish = await open({ externalId: 'wish-1' });
    const answer = await say(wish, 'Can I talk to a real person please?');
    expect(answer.body.status).toBe('escalated');
    expect(answer.body.reply.text).toContain('Maya');
    const { body } = await staff('GET', '/v1/escalations?state=open');
    const mine = body.data.find((escalation: { conversationId: string }) => escalation.conversationId === wish);
    expect(mine.reason).toBe('asked_for_person');
    await staff('POST', `/v1/escalations/${mine.id}/resolve`, {});
    expect((await say(wish, 'How many guests does the Zephyr terrace seat?')).body.reply.text).toContain('44');
  });
});
