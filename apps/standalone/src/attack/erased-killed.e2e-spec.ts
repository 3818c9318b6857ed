import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, openEmbeddedStage, pause } from '@rapport/testing';
import type { Call } from './business.factory.js';
import { outsider } from './outsider.factory.js';

// Starts take seconds where others need the machine too.
const LONG_MS = 600_000;
/** Where such a customer stands. */
const EVERYWHERE = [
  'ai.conversations', 'ai.messages', 'ai.turns', 'ai.response_feedback', 'ai.training_data', 'ai.training_examples', 'ai.kb_chunk_ratings', 'ai.user_memory', 'ai.user_interactions',
  'ai.user_interaction_embeddings', 'ai.user_profiles', 'identity.customers', 'identity.customer_identifiers', 'identity.audit_log', 'messaging.deliveries', 'support.inbound', 'support.outbound',
  'support.escalations',
];
const SCHEMAS = `'ai', 'support', 'identity', 'messaging'`;

/** A customer of whom everything is kept that can be. */
interface Known {
  readonly word: string;
  readonly customer: string;
  /** By what rows name him or what is his. */
  readonly ids: readonly string[];
}

let stage: Awaited<ReturnType<typeof openEmbeddedStage>>;
let staff: Call;
let imports = 0;

beforeAll(async () => {
  stage = await openEmbeddedStage({ RAPPORT_ERASURE_SETTLE_SECONDS: '2', RAPPORT_BURST_MS: '0' });
  staff = outsider(stage.url, stage.key);
  await eventually(async () => {
    const { body } = await staff('GET', '/v1/documents?limit=100');
    return body.data.length > 0 && body.data.every(({ state }: { state: string }) => state === 'ready') ? true : undefined;
  }, 'the documents', { withinMs: LONG_MS });
}, LONG_MS);
afterAll(() => stage?.close(), LONG_MS);

async function done(answer: ReturnType<Call>): ReturnType<Call> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return answer;
}

const ready = (path: string): Promise<unknown> =>
  eventually(async () => ((await staff('GET', path)).body.state === 'ready' ? true : undefined), path, { withinMs: LONG_MS });

/** Talks, is remembered, rates, becomes an example of a dataset, asks for a person, looks at a page, and stands in an import that waits. */
async function know(word: string): Promise<Known> {
  const who = { externalId: word, name: `Guest ${word}`, email: `${word}@example.com` };
  const { body: conversation } = await done(staff('POST', '/v1/conversations', { channel: 'live_chat', customer: who, reuse: false }));
  const customer = conversation.customerId as string;
  const say = (text: string): ReturnType<Call> => done(staff('POST', `/v1/conversations/${conversation.id}/messages?wait=reply`, { text }));
  const { body: said } = await say(`Please call me ${word}. What happens if I cancel 20 days before the event?`);
  await done(staff('POST', `/v1/messages/${said.reply.id}/feedback`, { thumb: 'up', stars: 5, text: `Thanks, ${word}` }));
  const { body: examples } = await done(staff('GET', '/v1/training/examples'));
  const example = examples.data.find((one: { conversationId: string }) => one.conversationId === conversation.id);
  await done(staff('POST', `/v1/training/examples/${example.id}/approve`, { answer: `Yes, ${word}word.` }));
  const { body: dataset } = await done(staff('POST', '/v1/datasets', { name: 'A set' }));
  await ready(`/v1/datasets/${dataset.id}`);
  await say(`Can I talk to a real person please? It is ${word}`);
  await done(staff('POST', `/v1/customers/${customer}/interactions`, { type: 'PAGE_VIEW', content: `The menu of ${word}` }));
  await eventually(async () => ((await staff('GET', `/v1/customers/${customer}/memories`)).body.data.length > 2 ? true : undefined), 'the memories', { withinMs: LONG_MS });
  await done(staff('GET', `/v1/customers/${customer}`));
  const { body: memories } = await done(staff('GET', `/v1/customers/${customer}/memories`));
  // The audit goes on saying that an example was approved: nothing is left of the one that it names.
  const ids = [customer, conversation.id, said.reply.id, said.message.id, ...memories.data.map(({ id }: { id: string }) => id)] as string[];
  return { word, customer, ids };
}

/** A long import in whose lines the customer stands beside somebody else. */
async function bringIn(word: string): Promise<string> {
  imports += 1;
  const line = (externalId: string, number: number): string =>
    JSON.stringify({
      customer: { externalId }, channel: 'email', externalId: `past-${imports}-${number}`,
      messages: [{ role: 'customer', text: `Past of ${externalId}, ${number}`, time: '2025-03-01T10:00:00Z', externalId: `${externalId}-${number}` }],
    });
  const lines = Array.from({ length: 400 }, (_, number) => line(number % 2 === 0 ? word : `beside-${number}`, number)).join('\n');
  return (await done(staff('POST', '/v1/imports/conversations', lines, { 'content-type': 'application/jsonl' }))).body.id as string;
}

/** Rows of any relation in which one of these stands, as the owner of the database sees them. */
function traces(words: readonly string[]): Promise<Record<string, number>> {
  return stage.read(async (run) => {
    const relations = await run<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in (${SCHEMAS}) and c.relkind in ('r', 'p', 'm')`,
    );
    const wanted = words.map((word) => `strpos(lower(to_jsonb(x)::text), '${word.toLowerCase()}') > 0`).join(' or ');
    const found: Record<string, number> = {};
    for (const { name } of relations) {
      const [row] = await run<{ n: number }>(`select count(*)::int as n from ${name} x where ${wanted}`);
      if (row && row.n > 0) found[name] = row.n;
    }
    return found;
  });
}

describe('a customer is erased while the process is killed', () => {
  it.each([[0, 'brumbassozero'], [100, 'brumbassolong']])('%d ms after the request: it goes on by itself, and nothing is left anywhere', async (ms, word) => {
    const known = await know(word);
    await eventually(async () => {
      const before = await traces([word, ...known.ids]);
      return EVERYWHERE.every((relation) => before[relation] !== undefined) ? true : undefined;
    }, `him in ${EVERYWHERE.join(', ')}`, { withinMs: LONG_MS });
    const imported = await bringIn(word);
    const { body: begun } = await done(staff('DELETE', `/v1/customers/${known.customer}`));
    await pause(ms);
    await stage.program.kill();
    await stage.program.start();
    const receipt = await eventually(async () => {
      const { body } = await staff('GET', `/v1/erasures/${begun.id}`);
      return body.state === 'done' ? body : undefined;
    }, 'the erasure', { withinMs: LONG_MS });
    await eventually(async () => ((await staff('GET', `/v1/imports/${imported}`)).body.state === 'done' ? true : undefined), 'the import', { withinMs: LONG_MS });

    expect(await traces([word, ...known.ids])).toEqual({ 'identity.erasures': 1 });
    expect(receipt.stores.find(({ store }: { store: string }) => store === 'ai.messages').rows).toBe(4);
    const { body: sets } = await staff('GET', '/v1/datasets');
    expect(sets.data[0]).toMatchObject({ erasedExamples: 1, counts: { train: 0, validation: 0, test: 0 } });
    const { body: anew } = await done(staff('POST', '/v1/customers', { externalId: word }));
    expect(anew.id).not.toBe(known.customer);
  }, LONG_MS);
});
