import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { chatChunks } from './chat-answer.factory.js';
import { OpenAiContract, type OpenAiShape } from './openai.contract.js';
import { OpenAiDouble } from './openai.double.js';
import type { OpenAiScript } from './openai-script.types.js';

const contract = new OpenAiContract();
const messages = [{ role: 'user' as const, content: 'How much is it?' }];
const model = 'gpt-4o-mini';

/** Two judges of the double: OpenAI's SDK and OpenAI's description. */
describe('the double of OpenAI', () => {
  let double: OpenAiDouble;
  let client: OpenAI;

  beforeAll(async () => {
    double = await OpenAiDouble.start();
    client = new OpenAI({ baseURL: double.baseUrl, apiKey: 'test', maxRetries: 0, timeout: 2000, logLevel: 'off' });
  });
  afterAll(() => double.close());
  beforeEach(() => {
    double.requests.splice(0);
  });

  const raw = async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(double.baseUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: 'Bearer test', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const text = 'Costs: $1,250.50 – "all in". 🙂 Fine?';
  const scripts: [string, OpenAiScript][] = [
    ['text', { text }],
    ['empty text', { text: '' }],
    ['tools', { toolCalls: [{ name: 'quote', arguments: '{"guests":12}' }, { name: 'find', arguments: 'not json' }] }],
    ['text and a tool', { text: 'Let me see.', toolCalls: [{ name: 'find', arguments: '{}' }] }],
    ['refusal', { refusal: 'I cannot help with that.' }],
    ['length', { text: 'and so', finishReason: 'length' }],
    ['no usage', { text: 'Hi', usage: false }],
  ];

  it.each(scripts)('streams %s so that the SDK puts it together', async (_name, script) => {
    double.enqueue(script);
    const stream = client.chat.completions.stream({ model, messages, stream_options: { include_usage: true } });
    const choice = (await stream.finalChatCompletion().catch((error: unknown) => {
      // The SDK's helper turns these two finish reasons into errors of its own; that is the proof that it read them.
      expect(script.finishReason).toBe('length');
      expect(String(error)).toContain('length limit');
      return undefined;
    }))?.choices[0];
    if (choice === undefined) return;
    expect(choice.message.content ?? '').toBe(script.text ?? '');
    expect(choice.message.refusal ?? '').toBe(script.refusal ?? '');
    expect((choice.message.tool_calls ?? []).map((call) => 'function' in call && call.function)).toMatchObject(script.toolCalls ?? []);
    const usage = await stream.totalUsage();
    expect(usage.total_tokens > 0).toBe(script.usage !== false);
  });

  it.each(scripts)('sends chunks and bodies of %s that conform to the description', async (_name, script) => {
    for (const includeUsage of [true, false]) {
      for (const chunk of chatChunks(script, { model, messages, includeUsage })) {
        expect([chunk, contract.faults('CreateChatCompletionStreamResponse', chunk)]).toEqual([chunk, []]);
      }
    }
    double.enqueue(script, script);
    const body = await raw('/chat/completions', { model, messages });
    expect(contract.faults('CreateChatCompletionResponse', body)).toEqual([]);
    const completion = await client.chat.completions.create({ model, messages });
    expect(completion.choices[0]?.message.content ?? '').toBe(script.text ?? '');
  });

  it('embeds in floats and in base64 alike, near when words are shared', async () => {
    const input = ['cancel a booking', 'cancel my booking', 'vegan menu'];
    const plain = await raw('/embeddings', { model: 'text-embedding-3-small', input, encoding_format: 'float' });
    expect(contract.faults('CreateEmbeddingResponse', plain)).toEqual([]);
    const viaSdk = await client.embeddings.create({ model: 'text-embedding-3-small', input, dimensions: 1536 });
    expect(double.requests[1]?.body).toMatchObject({ encoding_format: 'base64' });
    const vectors = viaSdk.data.map((item) => item.embedding);
    expect((plain as { data: { embedding: number[] }[] }).data[0]?.embedding[7]).toBeCloseTo(vectors[0]?.[7] ?? NaN, 6);
    const cosine = (a: number, b: number): number =>
      (vectors[a] ?? []).reduce((sum, value, i) => sum + value * (vectors[b]?.[i] ?? 0), 0);
    expect(vectors[0]).toHaveLength(1536);
    expect(cosine(0, 1)).toBeGreaterThan(cosine(0, 2));
  });

  it('lists models, refuses the unknown and what does not conform', async () => {
    expect(contract.faults('ListModelsResponse', await raw('/models'))).toEqual([]);
    const refused: [string, unknown][] = [
      ['/nothing', {}],
      ['/chat/completions', { model }],
      ['/chat/completions', { model, messages: [{ role: 'nobody', content: 'x' }] }],
      ['/embeddings', { model, input: '' }],
    ];
    for (const [path, body] of refused) expect(contract.faults('ErrorResponse', await raw(path, body))).toEqual([]);
    const anonymous = await fetch(`${double.baseUrl}/models`);
    expect(anonymous.status).toBe(401);
  });

  it.each([429, 500, 503, 529])('refuses with %d and retry-after on demand', async (status) => {
    double.enqueue({ fault: { kind: 'status', status, retryAfterSeconds: 3 } });
    const error = await client.chat.completions.create({ model, messages }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APIError);
    expect((error as APIError).status).toBe(status);
    expect((error as APIError).headers?.get('retry-after')).toBe('3');
    expect(contract.faults('ErrorResponse', { error: (error as APIError).error })).toEqual([]);
  });

  const read = async (script: OpenAiScript): Promise<{ text: string; finished: boolean; error: unknown }> => {
    double.enqueue(script);
    const seen = { text: '', finished: false, error: undefined as unknown };
    try {
      for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
        seen.text += chunk.choices[0]?.delta.content ?? '';
        seen.finished ||= chunk.choices[0]?.finish_reason === 'stop';
      }
    } catch (error) {
      seen.error = error;
    }
    return seen;
  };

  it('breaks streams in each way', async () => {
    const words = 'one two three four';
    expect(await read({ text: words, fault: { kind: 'reset' } })).toMatchObject({ text: '', error: expect.any(APIConnectionError) });
    expect(await read({ text: words, fault: { kind: 'cut', afterChunks: 2 } })).toMatchObject({ text: 'one t', error: expect.anything() });
    expect(await read({ text: words, fault: { kind: 'unfinished', afterChunks: 2 } })).toEqual({ text: 'one t', finished: false, error: undefined });
    expect(await read({ text: words, fault: { kind: 'badJson', afterChunks: 2 } })).toMatchObject({ error: expect.any(SyntaxError) });
    expect(await read({ text: words, fault: { kind: 'streamError', afterChunks: 2 } })).toMatchObject({ error: expect.any(APIError) });
    expect(await read({ text: words, fault: { kind: 'drip', pauseMs: 1 } })).toEqual({ text: words, finished: true, error: undefined });
    const hung = client.chat.completions.create({ model, messages }, { timeout: 50 });
    double.enqueue({ fault: { kind: 'hang' } });
    await expect(hung).rejects.toBeInstanceOf(APIConnectionError);
  });

  it('knows a wrong body from a right one', () => {
    const wrong: [OpenAiShape, unknown][] = [
      ['CreateChatCompletionRequest', { model, messages: [] }],
      ['CreateChatCompletionStreamResponse', { id: 'x', choices: [{ delta: {}, finish_reason: 'done', index: 0 }] }],
      ['CreateEmbeddingResponse', { object: 'list', data: [{ embedding: 'x' }] }],
      ['ErrorResponse', { message: 'x' }],
    ];
    for (const [shape, body] of wrong) expect(contract.faults(shape, body)).not.toEqual([]);
  });
});
