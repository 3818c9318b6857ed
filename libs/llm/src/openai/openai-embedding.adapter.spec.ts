import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiContract, OpenAiDouble } from '@rapport/testing';
import { EMBEDDING_WIDTH } from '../embedding/embedding-model.port.js';
import { defaultRetryPolicy, type RetryPolicy } from '../retry/retry.rule.js';
import { OpenAiEmbeddingModel } from './openai-embedding.adapter.js';

const policy: RetryPolicy = { ...defaultRetryPolicy, sleep: async () => undefined };
const length = (vector: ArrayLike<number> | undefined): number => Math.hypot(...Array.from(vector ?? []));

describe('embeddings by the OpenAI protocol', () => {
  const contract = new OpenAiContract();
  let double: OpenAiDouble;
  beforeAll(async () => {
    double = await OpenAiDouble.start();
  });
  afterAll(() => double.close());
  beforeEach(() => {
    double.requests.length = 0;
  });
  const modelOf = (model?: string): OpenAiEmbeddingModel =>
    new OpenAiEmbeddingModel({ provider: 'openai', baseUrl: double.baseUrl, apiKey: 'k', ...(model === undefined ? {} : { model }) }, policy);

  it.each([undefined, 'text-embedding-3-large', 'nomic-embed-text', 'all-minilm'])('gives unit vectors of the column width: %s', async (name) => {
    const result = await modelOf(name).embed(['cancel a booking', 'vegan menu'], 'query');
    expect(result.vectors).toHaveLength(2);
    for (const vector of result.vectors) {
      expect(vector).toHaveLength(EMBEDDING_WIDTH);
      expect(length(vector)).toBeCloseTo(1, 5);
    }
    const body = double.requests[0]?.body as { dimensions?: number; input: string[] };
    expect(contract.faults('CreateEmbeddingRequest', body)).toEqual([]);
    expect(body.dimensions).toBe(name === undefined || name.startsWith('text-embedding-3') ? 1536 : undefined);
    expect(body.input[0]).toBe(name === 'nomic-embed-text' ? 'search_query: cancel a booking' : 'cancel a booking');
    expect(result).toMatchObject({ model: name ?? 'text-embedding-3-small' });
    expect(result.inputTokens).toBeGreaterThan(0);
  });

  it('sends many texts in batches and keeps their order; blank ones are not sent', async () => {
    const texts = Array.from({ length: 600 }, (_, i) => (i % 100 === 0 ? '  ' : `text ${i}`));
    const model = modelOf();
    const { vectors } = await model.embed(texts, 'document');
    expect(double.requests.map((request) => (request.body as { input: string[] }).input.length)).toEqual([256, 256, 82]);
    expect(vectors[0]?.[0]).toBe(1);
    expect(vectors[599]).toEqual((await model.embed(['text 599'], 'document')).vectors[0]);
    expect((await model.embed([], 'document')).vectors).toEqual([]);
  });

  it('tries again, then answers; or says what is wrong', async () => {
    double.failEmbeddings({ kind: 'status', status: 503 }, { kind: 'cut', afterChunks: 0 });
    expect((await modelOf().embed(['x'], 'query')).vectors).toHaveLength(1);
    expect(double.requests).toHaveLength(3);
    double.failEmbeddings({ kind: 'status', status: 401, code: 'invalid_api_key' });
    await expect(modelOf().embed(['x'], 'query')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
