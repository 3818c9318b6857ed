import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Caller, callerOf, eventually } from '@rapport/testing';
import { type Standalone, startStandalone } from './standalone.service.js';

const KEY = 'a-key-for-the-memory-story-of-32';

let home: string;
let product: Standalone;
let staff: Caller;

async function open(externalId: string): Promise<{ conversation: string; customer: string }> {
  const { body } = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId }, reuse: false });
  return { conversation: body.id as string, customer: body.customerId as string };
}

const say = (conversation: string, text: string): Promise<Answer> => staff('POST', `/v1/conversations/${conversation}/messages?wait=reply`, { text });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rapport-memory-'));
  product = await startStandalone({ PORT: '0', RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'error' });
  staff = callerOf(product.url, KEY);
});

afterAll(async () => {
  await product.close();
  await rm(home, { recursive: true, force: true });
});

describe('a customer who comes back, through the public API', () => {
  it('is known in the next conversation, corrected, exported and forgotten', async () => {
    const first = await open('ana');
    await say(first.conversation, 'Please call me Ana. We are nine people, and my sister is allergic to peanuts. What does the party cost?');
    const memories = `/v1/customers/${first.customer}/memories`;
    const found = await eventually(async () => {
      const { body } = await staff('GET', `${memories}?q=${encodeURIComponent('Who is allergic to peanuts?')}`);
      return body.data.length > 0 ? body : undefined;
    }, 'the memory');
    expect(found).toMatchObject({ ranking: 'measured', profile: { name: 'Ana' } });
    expect(found.data[0].recalled.question).toContain('peanuts');
    expect(found.data[0].sourceMessageIds).toHaveLength(2);

    const second = await open('ana');
    expect((await say(second.conversation, 'Hello')).body.reply.text).toMatch(/^Hello Ana! /);
    const asked = await say(second.conversation, 'Is there peanut in your sauces?');
    const { body: why } = await staff('GET', `/v1/messages/${asked.body.reply.id}/explanation`);
    expect(why.explanation.memory.profile.name).toBe('Ana');
    expect(JSON.stringify(why.explanation.memory.memories)).toContain('allergic to peanuts');

    const name = found.profile.fields.name;
    expect((await staff('PATCH', `${memories}/${name.id}`, { value: 'Anna' })).body).toMatchObject({ value: 'Anna', source: 'staff' });
    await staff('POST', `/v1/customers/${first.customer}/interactions`, { type: 'PAGE_VIEW', content: 'The wedding menu', page: { url: '/menus/wedding' } });
    const { body: everything } = await staff('GET', `/v1/customers/${first.customer}/export`);
    expect(everything.facts.filter(({ slot }: { slot: string }) => slot === 'name').map(({ value, validTo }: { value: string; validTo: string | null }) => [value, validTo === null])).toEqual([['Ana', false], ['Anna', true]]);
    expect(everything.interactions.map(({ type }: { type: string }) => type)).toContain('PAGE_VIEW');

    const { body: other } = await staff('POST', '/v1/customers', { externalId: 'bob' });
    expect((await staff('GET', `/v1/customers/${other.id}/memories?q=peanuts`)).body.data).toEqual([]);
    const receipt = await staff('DELETE', memories);
    expect(receipt.body.removed).toContainEqual({ store: 'ai.user_memory', rows: expect.any(Number) });
    expect((await staff('GET', `${memories}?q=peanuts`)).body).toMatchObject({ data: [], profile: { name: null } });
  });

  it('is remembered from conversations that were brought in, once', async () => {
    const lines = Array.from({ length: 45 }, (_, number) =>
      JSON.stringify({
        customer: { externalId: 'past' }, channel: 'email', externalId: `thread-${number}`,
        messages: [
          { role: 'customer', text: number === 7 ? 'I prefer the jade room for my birthday.' : `Message ${number} about the delivery`, time: `2025-03-01T10:${String(number).padStart(2, '0')}:00Z`, externalId: `q${number}` },
          { role: 'staff', text: 'We noted it.', time: `2025-03-01T10:${String(number).padStart(2, '0')}:30Z`, externalId: `a${number}` },
        ],
      }),
    );
    const bring = async () => {
      const response = await fetch(`${product.url}/v1/imports/conversations`, {
        method: 'POST', headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/jsonl' }, body: [...lines, '{"customer": {}}', 'nonsense'].join('\n'),
      });
      expect(response.status).toBe(202);
      const { id } = (await response.json()) as { id: string };
      return eventually(async () => {
        const { body } = await staff('GET', `/v1/imports/${id}`);
        return body.state === 'done' ? body : undefined;
      }, 'the import');
    };
    expect(await bring()).toMatchObject({
      lines: { total: 47, done: 45, refused: 2 }, exchanges: { added: 45, known: 0 },
      refused: [{ line: 46, reason: expect.stringContaining('customer') }, { line: 47, reason: 'is no JSON object' }],
    });
    expect(await bring()).toMatchObject({ exchanges: { added: 0, known: 45 } });
    const { body: customer } = await staff('POST', '/v1/customers', { externalId: 'past' });
    const { body } = await staff('GET', `/v1/customers/${customer.id}/memories?q=${encodeURIComponent('Which room for the birthday?')}&limit=3`);
    expect(body.data[0]).toMatchObject({ at: '2025-03-01T10:07:00.000Z', sourceMessageIds: ['q7', 'a7'] });
    expect(body.profile.facts.map(({ text }: { text: string }) => text)).toContain('Prefers the jade room for their birthday');
    expect(body.profile.interactions).toBe(45);
  });
});
