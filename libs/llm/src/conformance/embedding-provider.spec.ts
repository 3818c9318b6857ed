import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Circuits } from '../breaker/circuits.rule.js';
import { EMBEDDING_WIDTH, type EmbeddingModel } from '../embedding/embedding-model.port.js';
import { createLlm, embeddingProvider } from '../llm.factory.js';
import { defaultRetryPolicy } from '../retry/retry.rule.js';
import { REMOTES, SleepClock, settingsOf, type Far } from './chat-bench.double.js';

const length = (vector: ArrayLike<number> | undefined): number => Math.hypot(...Array.from(vector ?? []));
const sent = (far: Far, at: number): string[] => {
  const { input, inputs } = far.requests[at]?.body as { input?: string[]; inputs?: string[] };
  return input ?? inputs ?? [];
};

/** One suite, the same cases, every adapter that embeds. */
describe.each(REMOTES.filter(({ provider }) => provider !== 'anthropic'))('embeddings by $provider', (remote) => {
  let far: Far;
  let clock: SleepClock;
  let model: EmbeddingModel;

  beforeAll(async () => {
    far = await remote.start();
  });
  afterAll(() => far.close());
  beforeEach(() => {
    far.reset();
    clock = new SleepClock();
    model = modelOf();
  });
  const modelOf = (name?: string): EmbeddingModel => {
    const parts = { circuits: new Circuits(undefined, clock.now), policy: { ...defaultRetryPolicy, sleep: clock.sleep } };
    return createLlm({ chat: { provider: 'builtin' }, embedding: settingsOf(remote, far, name === undefined ? {} : { model: name }) }, parts).embedding;
  };

  it('gives unit vectors of the width of the column, and names its model', async () => {
    const { vectors, model: name, inputTokens, costUsd } = await model.embed(['cancel a booking', 'vegan menu'], 'query');
    expect(vectors).toHaveLength(2);
    for (const vector of vectors) {
      expect(vector).toHaveLength(EMBEDDING_WIDTH);
      expect(length(vector)).toBeCloseTo(1, 5);
    }
    expect(name).toBe(embeddingProvider(settingsOf(remote, far)).model);
    expect(inputTokens).toBeGreaterThan(0);
    expect(costUsd).toBe(remote.price === 'free' ? 0 : null);
  });

  it('sends many texts in batches and keeps their order; blank and equal ones are not sent again', async () => {
    const texts = Array.from({ length: 600 }, (_, i) => (i % 100 === 0 ? '  ' : `text ${i % 550}`));
    const { texts: most } = embeddingProvider(settingsOf(remote, far)).limits;
    const { vectors } = await model.embed(texts, 'document');
    const sizes = far.requests.map((_request, at) => sent(far, at).length);
    expect(Math.max(...sizes)).toBe(most);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(545);
    expect(vectors[0]?.[0]).toBe(1);
    expect(vectors[551]).toEqual(vectors[1]);
    expect(vectors[599]).toEqual((await model.embed(['text 49'], 'document')).vectors[0]);
    expect((await model.embed([], 'document')).vectors).toEqual([]);
  });

  it('gathers what several ask for at once, and embeds equal texts once', async () => {
    const asked = ['a', 'b', 'c', 'b', 'a'];
    const answers = await Promise.all(asked.map((text) => model.embed([text], 'document')));
    const texts = far.requests.flatMap((_request, at) => sent(far, at));
    expect(texts.map((text) => text.slice(-1))).toEqual(['a', 'b', 'c']);
    expect(far.requests).toHaveLength(1);
    expect(answers[3]?.vectors[0]).toEqual(answers[1]?.vectors[0]);
    expect(answers[3]?.inputTokens).toBe(0);
  });

  it('tries again, then answers; or says what is wrong', async () => {
    far.failEmbeddings({ kind: 'status', status: 503 }, { kind: 'cut', afterChunks: 0 });
    expect((await model.embed(['x'], 'document')).vectors).toHaveLength(1);
    expect(far.requests).toHaveLength(3);
    far.failEmbeddings({ kind: 'status', status: 401 });
    await expect(model.embed(['x'], 'document')).rejects.toMatchObject({ code: 'unauthenticated' });
    far.failEmbeddings({ kind: 'badJson', afterChunks: 0 }, { kind: 'badJson', afterChunks: 0 }, { kind: 'badJson', afterChunks: 0 });
    await expect(model.embed(['x'], 'document')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('waits as long as the provider asks when a document is read, and not when a customer waits', async () => {
    far.failEmbeddings({ kind: 'status', status: 429, retryAfterSeconds: 20 });
    expect((await model.embed(['x'], 'document')).vectors).toHaveLength(1);
    expect(Math.max(...clock.slept)).toBeGreaterThanOrEqual(20_000);
    clock.slept.length = 0;
    far.failEmbeddings({ kind: 'status', status: 429, retryAfterSeconds: 20 });
    await expect(model.embed(['y'], 'query')).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 20 });
    const requests = far.requests.length;
    await expect(model.embed(['z'], 'query')).rejects.toMatchObject({ code: 'unavailable' });
    expect([clock.slept, far.requests.length]).toEqual([[], requests]);
  });

  it('does not let one text that is refused take the texts of others down with it', async () => {
    const calls = embeddingProvider(settingsOf(remote, far)).limits.calls;
    far.failEmbeddings({ kind: 'status', status: 400 }, { kind: 'status', status: 400 });
    const answers = await Promise.allSettled([model.embed(['first'], 'document'), model.embed(['second'], 'document')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(calls).toBeGreaterThan(1);
  });
});

describe('embedding models', () => {
  it('put the words before a text that the model was trained with', async () => {
    const ollama = REMOTES.find(({ provider }) => provider === 'ollama');
    const far = await ollama?.start();
    if (ollama === undefined || far === undefined) throw new Error('no double');
    const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: settingsOf(ollama, far) });
    await embedding.embed(['cancel a booking'], 'query');
    await embedding.embed(['cancel a booking'], 'document');
    expect([sent(far, 0), sent(far, 1)]).toEqual([['search_query: cancel a booking'], ['search_document: cancel a booking']]);
    await far.close();
  });

  it('are never mixed: providers of different models are refused, and so is one that cannot embed', () => {
    const chat = { provider: 'builtin' as const };
    const openai = { provider: 'openai' as const, apiKey: 'k', model: 'nomic-embed-text' };
    const ollama = { provider: 'ollama' as const, model: 'nomic-embed-text:latest' };
    expect(createLlm({ chat, embedding: [openai, ollama] }).embedding.model).toBe('nomic-embed-text');
    expect(() => createLlm({ chat, embedding: [{ ...openai, model: 'text-embedding-3-small' }, ollama] })).toThrow('different models');
    expect(() => createLlm({ chat, embedding: { provider: 'anthropic', apiKey: 'k' } })).toThrow('no embedding model');
    expect(() => createLlm({ chat, embedding: [ollama, { provider: 'builtin' }] })).toThrow('builtin');
  });

  it('fall back to another provider of the same model', async () => {
    const remotes = REMOTES.filter(({ provider }) => provider === 'openai' || provider === 'ollama');
    const fars = await Promise.all(remotes.map((remote) => remote.start()));
    const order = remotes.map((remote, at) => settingsOf(remote, fars[at] as Far, { model: 'nomic-embed-text' }));
    const clock = new SleepClock();
    const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: order }, { policy: { ...defaultRetryPolicy, sleep: clock.sleep } });
    fars[0]?.failEmbeddings({ kind: 'status', status: 401 });
    const { model, vectors } = await embedding.embed(['x'], 'query');
    expect([model, vectors.length, fars.map(({ requests }) => requests.length)]).toEqual(['nomic-embed-text', 1, [1, 1]]);
    await Promise.all(fars.map((far) => far.close()));
  });
});
