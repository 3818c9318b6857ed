import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenAiContract, OpenAiDouble } from '@rapport/testing';
import { EMBEDDING_WIDTH } from '../embedding/embedding-model.port.js';
import { createLlm } from '../llm.factory.js';

describe('embeddings by the OpenAI protocol', () => {
  const contract = new OpenAiContract();
  let double: OpenAiDouble;
  beforeAll(async () => {
    double = await OpenAiDouble.start();
  });
  afterAll(() => double.close());

  it.each(['text-embedding-3-small', 'text-embedding-3-large', 'nomic-embed-text', 'all-minilm'])('asks for the width of the column where the model can: %s', async (model) => {
    double.reset();
    const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'openai', baseUrl: double.baseUrl, model } });
    const { vectors } = await embedding.embed(['vegan menu'], 'document');
    expect(vectors[0]).toHaveLength(EMBEDDING_WIDTH);
    const body = double.requests[0]?.body as { dimensions?: number };
    expect(contract.faults('CreateEmbeddingRequest', body)).toEqual([]);
    expect(body.dimensions).toBe(model.startsWith('text-embedding-3') ? 1536 : undefined);
  });
});
