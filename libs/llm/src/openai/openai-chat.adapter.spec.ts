import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiContract, OpenAiDouble, type OpenAiFault } from '@rapport/testing';
import type { ChatEvent, ChatRequest } from '../chat/chat.types.js';
import { defaultRetryPolicy, type RetryPolicy } from '../retry/retry.rule.js';
import { OpenAiChatModel } from './openai-chat.adapter.js';

const KEY = 'sk-secret-key-that-must-not-leak';
const PROMPT = 'my private question about my divorce';
const slept: number[] = [];
const policy: RetryPolicy = { ...defaultRetryPolicy, sleep: async (ms) => void slept.push(ms) };
const request: ChatRequest = { messages: [{ role: 'user', content: PROMPT }], purpose: 'reply' };

describe('chat by the OpenAI protocol', () => {
  const contract = new OpenAiContract();
  let double: OpenAiDouble;
  let model: OpenAiChatModel;

  beforeAll(async () => {
    double = await OpenAiDouble.start();
    model = new OpenAiChatModel({ provider: 'openai', baseUrl: double.baseUrl, apiKey: KEY }, policy);
  });
  afterAll(() => double.close());
  beforeEach(() => {
    double.requests.length = 0;
    slept.length = 0;
  });

  const collect = async (asked: ChatRequest = request, from = model): Promise<{ events: ChatEvent[]; error: unknown }> => {
    const events: ChatEvent[] = [];
    try {
      for await (const event of from.stream(asked)) events.push(event);
      return { events, error: undefined };
    } catch (error) {
      return { events, error };
    }
  };
  const textOf = (events: ChatEvent[]): string => events.map((event) => (event.type === 'text' ? event.text : '')).join('');

  it('streams text and ends with the result', async () => {
    double.enqueue({ text: 'It costs $45. Shall I book it? 🙂' });
    const { events } = await collect();
    expect(events.length).toBeGreaterThan(3);
    expect(textOf(events)).toBe('It costs $45. Shall I book it? 🙂');
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      result: { text: 'It costs $45. Shall I book it? 🙂', provider: 'openai', model: 'gpt-4o-mini', finishReason: 'stop', toolCalls: [], inputTokens: 9, costUsd: null },
    });
  });

  it('asks nothing before the first event is wanted', () => {
    model.stream(request);
    expect(double.requests).toHaveLength(0);
  });

  it('sends what conforms to the description: tools, schema, tool answers', async () => {
    const parameters = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'], additionalProperties: false };
    double.enqueue({ toolCalls: [{ name: 'search', arguments: '{"query":"menu"}' }, { name: 'escalate', arguments: '{}' }] });
    const { events } = await collect({
      purpose: 'reply',
      temperature: 0.3,
      maxTokens: 400,
      tools: [{ name: 'search', description: 'Search the knowledge base', parameters }],
      responseSchema: { name: 'answer', schema: parameters },
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Menu?' },
        { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'search', arguments: '{"query":"menu"}' }] },
        { role: 'tool', content: 'nothing', toolCallId: 'call_1' },
        { role: 'assistant', content: 'Well.' },
      ],
    });
    const body = double.requests[0]?.body;
    expect(contract.faults('CreateChatCompletionRequest', body)).toEqual([]);
    expect(body).toMatchObject({ stream: true, stream_options: { include_usage: true }, temperature: 0.3, max_tokens: 400 });
    expect(double.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`);
    expect(events.slice(0, 2)).toMatchObject([
      { type: 'toolCall', call: { name: 'search', arguments: '{"query":"menu"}' } },
      { type: 'toolCall', call: { name: 'escalate', arguments: '{}' } },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'done', result: { finishReason: 'tool_calls' } });
  });

  it('estimates the tokens of a server that does not count', async () => {
    double.enqueue({ text: 'Hello there, friend.', usage: false });
    const result = await model.complete(request);
    expect(result.inputTokens).toBeGreaterThan(5);
    expect(result.outputTokens).toBeGreaterThan(3);
  });

  it.each([
    [{ text: 'cut off', finishReason: 'length' as const }, 'length'],
    [{ refusal: 'I cannot.' }, 'content_filter'],
  ])('names why it stopped: %j', async (script, reason) => {
    double.enqueue(script);
    expect((await model.complete(request)).finishReason).toBe(reason);
  });

  const transient: OpenAiFault[] = [
    { kind: 'status', status: 429, retryAfterSeconds: 2 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 529 },
    { kind: 'reset' },
    { kind: 'cut', afterChunks: 1 },
    { kind: 'unfinished', afterChunks: 1 },
    { kind: 'badJson', afterChunks: 0 },
    { kind: 'streamError', afterChunks: 1 },
  ];
  it.each(transient)('tries again before the first word: $kind $status', async (fault) => {
    double.enqueue({ text: 'never', fault }, { text: 'never', fault }, { text: 'third time lucky' });
    const { events, error } = await collect();
    expect([textOf(events), error]).toEqual(['third time lucky', undefined]);
    expect(double.requests).toHaveLength(3);
    expect(slept).toHaveLength(2);
    if (fault.kind === 'status' && fault.status === 429) expect(Math.min(...slept)).toBeGreaterThanOrEqual(2000);
  });

  it.each(['cut', 'unfinished', 'badJson', 'streamError'] as const)('never tries again after the first word: %s', async (kind) => {
    double.enqueue({ text: 'one two three', fault: { kind, afterChunks: 2 } });
    const { events, error } = await collect();
    expect(textOf(events)).toBe('one t');
    expect(error).toMatchObject({ code: 'unavailable' });
    expect(double.requests).toHaveLength(1);
  });

  it.each([
    [400, undefined, 'invalid_input', 1],
    [401, 'invalid_api_key', 'unauthenticated', 1],
    [403, undefined, 'unauthenticated', 1],
    [404, 'model_not_found', 'invalid_input', 1],
    [429, undefined, 'rate_limited', 3],
    [429, 'insufficient_quota', 'rate_limited', 1],
    [500, undefined, 'unavailable', 3],
    [502, undefined, 'unavailable', 1],
  ])('maps %d %s to %s after %d requests', async (status, code, expected, requests) => {
    const fault: OpenAiFault = { kind: 'status', status, message: `Incorrect API key ${KEY} for ${PROMPT}`, ...(code === undefined ? {} : { code }) };
    double.enqueue(...Array.from({ length: requests }, () => ({ fault })));
    const { error } = await collect();
    expect(error).toMatchObject({ code: expected, details: { status, providerCode: code ?? null } });
    expect(double.requests).toHaveLength(requests);
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack);
    expect(told).not.toContain(KEY);
    expect(told).not.toContain(PROMPT);
    expect((error as Error).cause).toBeUndefined();
  });

  it.each(['hang', 'drip'] as const)('ends what takes too long: %s', async (kind) => {
    const hasty = new OpenAiChatModel({ provider: 'openai', baseUrl: double.baseUrl, timeoutMs: 80 }, policy);
    double.enqueue({ text: 'a very slow answer, letter by letter', fault: kind === 'hang' ? { kind } : { kind, pauseMs: 30 } });
    expect((await collect(request, hasty)).error).toMatchObject({ code: 'timeout' });
    expect(double.requests).toHaveLength(1);
  });

  it('ends when the caller says so', async () => {
    const controller = new AbortController();
    double.enqueue({ text: 'one two three four five', fault: { kind: 'drip', pauseMs: 10 } });
    const events: ChatEvent[] = [];
    const reading = (async () => {
      for await (const event of model.stream({ ...request, signal: controller.signal })) {
        events.push(event);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'timeout' });
    expect(events).toHaveLength(1);
  });

  it('reports a server that is not there', async () => {
    const lost = new OpenAiChatModel({ provider: 'openai', baseUrl: 'http://127.0.0.1:9/v1', apiKey: KEY }, policy);
    expect((await collect(request, lost)).error).toMatchObject({ code: 'unavailable' });
  });

  it('refuses settings that cannot work', () => {
    expect(() => new OpenAiChatModel({ provider: 'openai' })).toThrow('apiKey');
    expect(() => new OpenAiChatModel({ provider: 'openai', baseUrl: 'not a url', apiKey: 'x' })).toThrow('baseUrl');
  });
});
