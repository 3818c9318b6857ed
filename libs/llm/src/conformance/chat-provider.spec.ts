import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelFault } from '@rapport/testing';
import type { ChatEvent } from '../chat/chat.types.js';
import type { ChatModel } from '../chat/chat-model.port.js';
import { chatProvider } from '../llm.factory.js';
import { KEY, PROMPT, QUESTION, REMOTES, SleepClock, chainOf, collect, settingsOf, type Far } from './chat-bench.double.js';

const parameters = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'], additionalProperties: false };
const search = { name: 'search', description: 'Search the knowledge base', parameters };

/** One suite, the same cases, every adapter: what one provider can do and how it fails looks the same from outside. */
describe.each(REMOTES)('chat by $provider', (remote) => {
  let far: Far;
  let clock: SleepClock;
  let model: ChatModel;

  beforeAll(async () => {
    far = await remote.start();
  });
  afterAll(() => far.close());
  beforeEach(() => {
    far.reset();
    clock = new SleepClock();
    model = chainOf([settingsOf(remote, far)], clock);
  });

  it('streams text and ends with the result, its tokens and its cost', async () => {
    far.enqueue({ text: 'It costs $45. Shall I book it? 🙂' });
    const { events, text } = await collect(model, QUESTION);
    expect(events.length).toBeGreaterThan(3);
    expect(text).toBe('It costs $45. Shall I book it? 🙂');
    const done = events.at(-1);
    expect(done).toMatchObject({ type: 'done', result: { text, provider: remote.provider, model: chatProvider(settingsOf(remote, far)).model, finishReason: 'stop', toolCalls: [] } });
    if (done?.type !== 'done') return;
    expect(done.result.inputTokens).toBeGreaterThan(5);
    expect(done.result.outputTokens).toBeGreaterThan(5);
    if (remote.price === 'listed') expect(done.result.costUsd).toBeGreaterThan(0);
    else expect(done.result.costUsd).toBe(remote.price === 'free' ? 0 : null);
  });

  it('asks nothing before the first event is wanted', () => {
    model.stream(QUESTION);
    expect(far.requests).toHaveLength(0);
  });

  it('offers tools, tells what they answered, and reads the calls', async () => {
    far.enqueue({ text: 'Let me see.', toolCalls: [{ name: 'search', arguments: '{"query":"menu"}' }, { name: 'escalate', arguments: '{}' }] });
    const { events, error } = await collect(model, {
      purpose: 'reply',
      temperature: 0.3,
      maxTokens: 400,
      tools: [search, { ...search, name: 'escalate' }],
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Menu?' },
        { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'search', arguments: '{"query":"menu"}' }, { id: 'call_2', name: 'search', arguments: 'no json' }] },
        { role: 'tool', content: 'nothing', toolCallId: 'call_1' },
        { role: 'tool', content: 'these arguments are no JSON', toolCallId: 'call_2' },
        { role: 'assistant', content: 'Well.' },
        { role: 'user', content: 'And now?' },
      ],
    });
    expect(error).toBeUndefined();
    const calls = events.flatMap((event) => (event.type === 'toolCall' ? [event.call] : []));
    expect(calls.map((call) => [call.name, JSON.parse(call.arguments)])).toEqual([['search', { query: 'menu' }], ['escalate', {}]]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
    expect(events.at(-1)).toMatchObject({ type: 'done', result: { finishReason: 'tool_calls', text: 'Let me see.' } });
    expect(JSON.stringify(far.requests[0]?.body)).toContain('these arguments are no JSON');
  });

  it('passes wrong arguments on as the model wrote them', async () => {
    const wrong = ['{"query":7}', ...(remote.saysWrongJson ? ['{"query":'] : [])];
    far.enqueue({ toolCalls: wrong.map((text) => ({ name: 'search', arguments: text })) });
    const { events } = await collect(model, { ...QUESTION, tools: [search] });
    expect(events.flatMap((event) => (event.type === 'toolCall' ? [event.call.arguments] : []))).toEqual(wrong);
  });

  it('asks for one JSON document by schema, and gives it as text', async () => {
    far.enqueue({ text: '{"query":"menu"}' });
    const result = await model.complete({ ...QUESTION, purpose: 'extract', responseSchema: { name: 'question', schema: parameters } });
    expect(JSON.parse(result.text)).toEqual({ query: 'menu' });
    expect(JSON.stringify(far.requests[0]?.body)).toContain(JSON.stringify(parameters).slice(1, -1));
  });

  it('estimates the tokens of a server that does not count', async () => {
    far.enqueue({ text: 'Hello there, friend.', usage: false });
    const result = await model.complete(QUESTION);
    expect(result.inputTokens).toBeGreaterThan(5);
    expect(result.outputTokens).toBeGreaterThan(3);
  });

  it('names why it stopped', async () => {
    far.enqueue({ text: 'cut off', finishReason: 'length' });
    expect((await model.complete(QUESTION)).finishReason).toBe('length');
    if (!remote.refuses) return;
    far.enqueue({ refusal: 'I cannot.' });
    expect((await model.complete(QUESTION)).finishReason).toBe('content_filter');
  });

  const transient: ModelFault[] = [
    { kind: 'status', status: 429, retryAfterSeconds: 2 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 529 },
    { kind: 'reset' },
    { kind: 'cut', afterChunks: 1 },
    { kind: 'unfinished', afterChunks: 1 },
    { kind: 'badJson', afterChunks: 1 },
    { kind: 'streamError', afterChunks: 1 },
  ];
  it.each(transient)('tries again before the first word: $kind $status', async (fault) => {
    far.enqueue({ text: 'never', fault }, { text: 'never', fault }, { text: 'third time lucky' });
    const { text, error } = await collect(model, QUESTION);
    expect([text, error]).toEqual(['third time lucky', undefined]);
    expect(far.requests).toHaveLength(3);
    if (fault.kind === 'status' && fault.status === 429) expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(2000);
  });

  it.each(['cut', 'unfinished', 'badJson', 'streamError'] as const)('never tries again after the first word, and says so: %s', async (kind) => {
    far.enqueue({ text: 'one two three', fault: { kind, afterChunks: 2 } });
    const { text, error } = await collect(model, QUESTION);
    expect(text).toBe('one t');
    expect(error).toMatchObject({ code: 'unavailable', details: { released: true, provider: remote.provider } });
    expect(far.requests).toHaveLength(1);
  });

  it.each([
    [400, 'invalid_input', 1],
    [401, 'unauthenticated', 1],
    [402, 'rate_limited', 1],
    [403, 'unauthenticated', 1],
    [404, 'invalid_input', 1],
    [429, 'rate_limited', 3],
    [500, 'unavailable', 3],
    [529, 'unavailable', 3],
  ])('gives up on %d, which it takes for %s, after %d requests, without the words of the provider', async (status, code, requests) => {
    far.answerWith(() => ({ fault: { kind: 'status', status, message: `Incorrect API key ${KEY} for ${PROMPT}` } }));
    const { error } = await collect(model, QUESTION);
    expect(error).toMatchObject({ code: 'unavailable', details: { released: false } });
    expect((error as Error).message).toContain(`${code} (${status})`);
    expect(far.requests).toHaveLength(requests);
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack);
    expect(told).not.toContain(KEY);
    expect(told).not.toContain(PROMPT);
    expect((error as Error).cause).toBeUndefined();
  });

  it('ends what hangs before the first word', async () => {
    const hasty = chainOf([settingsOf(remote, far)], clock, { answerWithinMs: 300 });
    far.enqueue({ fault: { kind: 'hang' } });
    const { error } = await collect(hasty, QUESTION);
    expect((error as Error).message).toContain('timeout');
    expect(far.requests).toHaveLength(1);
  });

  it('ends what drips', async () => {
    const hasty = chainOf([settingsOf(remote, far)], clock, { answerWithinMs: 600, lookEveryMs: 600, leastLettersPerSecond: 400 });
    far.enqueue({ text: 'a very slow answer, letter by letter, that nobody would wait for to the end', fault: { kind: 'drip', pauseMs: 60 } });
    const { error, text } = await collect(hasty, QUESTION);
    expect(text).toMatch(/^a very/);
    expect(error).toMatchObject({ code: 'timeout', details: { released: true } });
  });

  it('ends when the caller says so', async () => {
    const controller = new AbortController();
    far.enqueue({ text: 'one two three four five', fault: { kind: 'drip', pauseMs: 10 } });
    const events: ChatEvent[] = [];
    const reading = (async () => {
      for await (const event of model.stream({ ...QUESTION, signal: controller.signal })) {
        events.push(event);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'timeout' });
    expect(events).toHaveLength(1);
  });

  it('reports a server that is not there', async () => {
    const lost = chainOf([settingsOf(remote, { baseUrl: 'http://127.0.0.1:9' })], clock);
    expect((await collect(lost, QUESTION)).error).toMatchObject({ code: 'unavailable' });
  });

  it('lists its models', async () => {
    const provider = chatProvider(settingsOf(remote, far));
    expect(await provider.models(AbortSignal.timeout(5_000))).toEqual(expect.arrayContaining([expect.stringContaining(provider.model)]));
  });

  it('names a model that does not exist', async () => {
    far.enqueue({ fault: { kind: 'status', status: 404, code: remote.provider === 'openai' ? 'model_not_found' : 'not_found_error' } });
    const provider = chatProvider(settingsOf(remote, far, remote.provider === 'openai' ? {} : { model: 'nobody/nothing' }));
    const attempt = (async () => {
      for await (const event of provider.attempt(QUESTION, AbortSignal.timeout(5_000))) expect(event).toBeUndefined();
    })();
    const failure = provider.judge(await attempt.catch((thrown: unknown) => thrown));
    expect(failure).toMatchObject({ transient: false, error: { code: 'invalid_input', details: { providerCode: 'model_not_found' } } });
  });

  it('refuses settings that cannot work', () => {
    expect(() => chatProvider({ provider: remote.provider, baseUrl: 'not a url', apiKey: 'x' })).toThrow('baseUrl');
    const keyless = (): unknown => chatProvider({ provider: remote.provider, keyName: 'THE_KEY' });
    if (remote.needsKey) expect(keyless).toThrow('THE_KEY');
    else expect(keyless).not.toThrow();
  });
});
