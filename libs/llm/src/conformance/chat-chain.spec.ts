import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelFault } from '@rapport/testing';
import { Circuits } from '../breaker/circuits.rule.js';
import type { ChatRequest } from '../chat/chat.types.js';
import type { ProviderFault } from '../fallback/fallback.errors.js';
import type { ProviderSettings } from '../provider.types.js';
import { QUESTION, REMOTES, SleepClock, chainOf, collect, settingsOf, type Far } from './chat-bench.double.js';

/** Anthropic first, then OpenAI, each with its own double. */
const ORDER = REMOTES.filter(({ provider }) => provider === 'anthropic' || provider === 'openai').toReversed();
const DOWN: ModelFault = { kind: 'status', status: 500 };
const PASSAGES: Pick<ChatRequest, 'passages' | 'question'> = {
  question: 'When do you open?',
  passages: [{ ref: 'KB-001', title: 'Opening hours', headings: [], text: 'We open at nine in the morning.', score: 1 }],
};

describe('a chain of providers', () => {
  let fars: Far[];
  let order: ProviderSettings[];
  let clock: SleepClock;
  const asked = (): number[] => fars.map(({ requests }) => requests.length);

  beforeAll(async () => {
    fars = await Promise.all(ORDER.map((remote) => remote.start()));
    order = ORDER.map((remote, at) => settingsOf(remote, fars[at] as Far));
  });
  afterAll(() => Promise.all(fars.map((far) => far.close())));
  beforeEach(() => {
    for (const far of fars) far.reset();
    clock = new SleepClock();
  });

  const faults: ModelFault[] = [
    { kind: 'status', status: 401 },
    { kind: 'status', status: 429, retryAfterSeconds: 20 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 529 },
    { kind: 'reset' },
    { kind: 'hang' },
    { kind: 'cut', afterChunks: 1 },
    { kind: 'badJson', afterChunks: 1 },
    { kind: 'streamError', afterChunks: 1 },
  ];
  it.each(faults)('answers by the next provider: $kind $status', async (fault) => {
    const told: ProviderFault[] = [];
    fars[0]?.answerWith(() => ({ fault }));
    fars[1]?.enqueue({ text: 'The second answers.' });
    const { text, error, events } = await collect(chainOf(order, clock, { answerWithinMs: 3_000 }, { onFault: (item) => told.push(item) }), QUESTION);
    expect([text, error]).toEqual(['The second answers.', undefined]);
    expect(events.at(-1)).toMatchObject({ type: 'done', result: { provider: 'openai' } });
    expect(told).toMatchObject([{ provider: 'anthropic' }]);
    expect(asked()[0]).toBeLessThanOrEqual(2);
    expect(asked()[1]).toBe(1);
  });

  it('makes at most three calls for a question, and says whom it asked when all fail', async () => {
    for (const far of fars) far.answerWith(() => ({ fault: DOWN }));
    const { error } = await collect(chainOf(order, clock), QUESTION);
    expect(error).toMatchObject({ code: 'unavailable', details: { released: false, tried: 'anthropic claude-haiku-5-5: unavailable (500), openai gpt-4o-mini: unavailable (500)' } });
    expect(asked()).toEqual([2, 1]);
  });

  it('makes at most three calls for all questions of one turn', async () => {
    const chain = chainOf([...order, { provider: 'builtin' }], clock);
    for (const far of fars) far.answerWith(() => ({ fault: DOWN }));
    const turn = { ...QUESTION, ...PASSAGES, turn: 'turn-1' };
    expect((await chain.complete(turn)).provider).toBe('builtin');
    expect((await chain.complete({ ...turn, maxTokens: 9 })).provider).toBe('builtin');
    expect(asked().reduce((sum, calls) => sum + calls)).toBe(3);
  });

  it('falls back to the model of this process, which costs no call', async () => {
    for (const far of fars) far.answerWith(() => ({ fault: { kind: 'hang' } }));
    const { text, events } = await collect(chainOf([...order, { provider: 'builtin' }], clock, { answerWithinMs: 800 }), { ...QUESTION, ...PASSAGES });
    expect(text).toContain('[KB-001]');
    expect(events.at(-1)).toMatchObject({ result: { provider: 'builtin' } });
  });

  it.each([
    { kind: 'cut' as const, afterChunks: 3 },
    { kind: 'streamError' as const, afterChunks: 3 },
    { kind: 'drip' as const, pauseMs: 150 },
  ])('shows nothing of an answer that broke off or dried up at its very beginning: %j', async (fault) => {
    fars[0]?.answerWith(() => ({ text: 'This is what nobody should see of it.', fault }));
    fars[1]?.enqueue({ text: 'The second answers in one go.' });
    const { text, error } = await collect(chainOf(order, clock, { answerWithinMs: 1_000, lookEveryMs: 500, firmLetters: 24 }), QUESTION);
    expect([text, error]).toEqual(['The second answers in one go.', undefined]);
  });

  it('does not hold back an answer that is shorter than a beginning', async () => {
    fars[0]?.enqueue({ text: 'Yes.' }, { toolCalls: [{ name: 'search', arguments: '{}' }] });
    const chain = chainOf(order, clock, { firmLetters: 24 });
    expect((await collect(chain, QUESTION)).events.map(({ type }) => type)).toEqual(['text', 'done']);
    expect((await collect(chain, QUESTION)).events.map(({ type }) => type)).toEqual(['toolCall', 'done']);
  });

  it('does not ask the next provider once a word was seen', async () => {
    fars[0]?.enqueue({ text: 'one two three', fault: { kind: 'cut', afterChunks: 2 } });
    const { text, error } = await collect(chainOf(order, clock), QUESTION);
    expect(text).toBe('one t');
    expect(error).toMatchObject({ code: 'unavailable', details: { released: true, provider: 'anthropic' } });
    expect(asked()).toEqual([1, 0]);
  });

  it.each([DOWN, { kind: 'hang' as const }, { kind: 'status' as const, status: 401 }])('stops asking a provider within 20 calls, and comes back to it: %j', async (fault) => {
    const circuits = new Circuits(undefined, clock.now);
    const chain = chainOf(order, clock, { answerWithinMs: 800 }, { circuits });
    fars[0]?.answerWith(() => ({ fault }));
    for (let question = 0; question < 20; question += 1) expect((await chain.complete({ ...QUESTION, question: `${question}` })).provider).toBe('openai');
    const spent = asked()[0] ?? 0;
    expect(spent).toBeLessThan(20);
    await chain.complete(QUESTION);
    expect(asked()[0]).toBe(spent);
    expect(circuits.states()).toEqual(expect.arrayContaining([{ circuit: expect.stringMatching(/^anthropic\/chat\//), state: 'open' }]));
    fars[0]?.reset();
    clock.time += 10_000;
    expect((await chain.complete(QUESTION)).provider).toBe('anthropic');
    expect(circuits.states().map(({ state }) => state)).toEqual(['closed', 'closed']);
  });

  it('leaves a provider alone as long as it asked', async () => {
    const chain = chainOf(order, clock);
    fars[0]?.enqueue({ fault: { kind: 'status', status: 429, retryAfterSeconds: 20 } });
    const providers = [];
    for (let question = 0; question < 3; question += 1) providers.push((await chain.complete({ ...QUESTION, question: `${question}` })).provider);
    expect([providers, asked()]).toEqual([['openai', 'openai', 'openai'], [1, 3]]);
    clock.time += 20_000;
    expect((await chain.complete(QUESTION)).provider).toBe('anthropic');
  });

  it('does not blame a provider for a question that is at fault, or for a caller that leaves', async () => {
    const circuits = new Circuits(undefined, clock.now);
    const chain = chainOf(order.slice(0, 1), clock, {}, { circuits });
    fars[0]?.answerWith(() => ({ fault: { kind: 'status', status: 400 } }));
    for (let i = 0; i < 10; i += 1) await collect(chain, QUESTION);
    fars[0]?.answerWith(() => ({ fault: { kind: 'hang' } }));
    for (let i = 0; i < 10; i += 1) {
      const { error } = await collect(chain, { ...QUESTION, signal: AbortSignal.timeout(5) });
      expect(error).toMatchObject({ code: 'timeout' });
    }
    expect(circuits.states().map(({ state }) => state)).toEqual(['closed']);
  });

  it('asks in the order that the workspace prefers, and passes over models that are too small', async () => {
    expect((await chainOf(order, clock).complete({ ...QUESTION, prefer: ['nobody', 'openai'] })).provider).toBe('openai');
    const [anthropic, openai] = order as [ProviderSettings, ProviderSettings];
    const small = chainOf([{ ...anthropic, contextTokens: 900 }, openai], clock);
    expect((await small.complete({ ...QUESTION, maxTokens: 100 })).provider).toBe('anthropic');
    expect((await small.complete({ ...QUESTION, maxTokens: 1_000 })).provider).toBe('openai');
    expect((await chainOf([{ ...anthropic, contextTokens: 9 }], clock).complete(QUESTION)).provider).toBe('anthropic');
  });

  it('asks nobody but those that the workspace allows', async () => {
    const chain = chainOf(order, clock);
    fars[1]?.answerWith(() => ({ fault: { kind: 'status', status: 500 } }));
    await expect(chain.complete({ ...QUESTION, prefer: ['openai'], onlyPreferred: true })).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked()[0]).toBe(0);
    await expect(chain.complete({ ...QUESTION, prefer: ['ollama'], onlyPreferred: true })).rejects.toThrow('none of those that the workspace allows');
    expect(asked()[0]).toBe(0);
    expect((await chain.complete({ ...QUESTION, prefer: ['openai'] })).provider).toBe('anthropic');
  });

  it('makes one call of equal questions that are asked at once, and bills it once', async () => {
    const chain = chainOf(order, clock);
    fars[0]?.answerWith(() => ({ text: 'Here you are.', fault: { kind: 'drip', pauseMs: 2 } }));
    const results = await Promise.all([chain.complete(QUESTION), chain.complete({ ...QUESTION, signal: new AbortController().signal }), chain.complete({ ...QUESTION, temperature: 1 })]);
    expect(results.map(({ text }) => text)).toEqual(['Here you are.', 'Here you are.', 'Here you are.']);
    expect(asked()).toEqual([2, 0]);
    expect(results.filter(({ merged }) => merged === true).map(({ costUsd }) => costUsd)).toEqual([0]);
    await chain.complete(QUESTION);
    expect(asked()).toEqual([3, 0]);
  });
});
