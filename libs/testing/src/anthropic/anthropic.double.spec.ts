import Anthropic, { APIConnectionError, APIError } from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelScript } from '../model/model-script.types.js';
import { AnthropicDouble } from './anthropic.double.js';
import { anthropicFault } from './anthropic-request.rule.js';

const messages = [{ role: 'user' as const, content: 'How much is it?' }];
const model = 'claude-haiku-5-5';
const text = 'Costs: $1,250.50 – "all in". 🙂 Fine?';

/** The judge of the double is Anthropic's own SDK. */
describe('the double of Anthropic', () => {
  let double: AnthropicDouble;
  let client: Anthropic;

  beforeAll(async () => {
    double = await AnthropicDouble.start();
    client = new Anthropic({ baseURL: double.baseUrl, apiKey: 'test', maxRetries: 0, timeout: 2000, logLevel: 'off', openTelemetry: false });
  });
  afterAll(() => double.close());
  beforeEach(() => double.reset());

  const scripts: [string, ModelScript, string][] = [
    ['text', { text }, 'end_turn'],
    ['tools', { toolCalls: [{ name: 'quote', arguments: '{"guests":12}' }, { name: 'find', arguments: '{}' }] }, 'tool_use'],
    ['text and a tool', { text: 'Let me see.', toolCalls: [{ name: 'find', arguments: '{"where":"here"}' }] }, 'tool_use'],
    ['length', { text: 'cut o', finishReason: 'length' }, 'max_tokens'],
    ['a refusal', { refusal: 'I cannot.' }, 'refusal'],
  ];
  const read = (message: Anthropic.Message): unknown[] =>
    message.content.map((block) => (block.type === 'text' ? block.text : block.type === 'tool_use' ? [block.name, block.input] : block.type));
  const expected = ({ text: said, refusal, toolCalls = [] }: ModelScript): unknown[] => [
    ...[said ?? refusal ?? []].flat(),
    ...toolCalls.map((call) => [call.name, JSON.parse(call.arguments) as unknown]),
  ];

  it.each(scripts)('streams %s so that the SDK puts it together', async (_name, script, reason) => {
    double.enqueue(script);
    const message = await client.messages.stream({ model, messages, max_tokens: 100 }).finalMessage();
    expect([read(message), message.stop_reason, message.model]).toEqual([expected(script), reason, model]);
    expect(message.usage.input_tokens).toBeGreaterThan(0);
    expect(message.usage.output_tokens).toBeGreaterThan(0);
    expect(double.requests[0]?.headers['anthropic-version']).toBe('2026-10-21');
  });

  it.each(scripts)('answers %s in one piece', async (_name, script, reason) => {
    double.enqueue(script);
    const message = await client.messages.create({ model, messages, max_tokens: 100 });
    expect([read(message), message.stop_reason]).toEqual([expected(script), reason]);
  });

  it('lists models and names the one that it lacks', async () => {
    const ids: string[] = [];
    for await (const { id } of client.models.list()) ids.push(id);
    expect(ids).toContain(model);
    const error = await client.messages.create({ model: 'claude-9', messages, max_tokens: 10 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 404, type: 'not_found_error' });
  });

  it.each([
    [429, 'rate_limit_error'],
    [500, 'api_error'],
    [529, 'overloaded_error'],
    [401, 'authentication_error'],
  ])('refuses with %d and retry-after on demand', async (status, type) => {
    double.enqueue({ fault: { kind: 'status', status, retryAfterSeconds: 3 } });
    const error = await client.messages.create({ model, messages, max_tokens: 10, stream: true }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status, type });
    expect((error as APIError).headers?.get('retry-after')).toBe('3');
  });

  it('breaks streams in each way', async () => {
    const words = 'one two three four';
    const follow = async (script: ModelScript): Promise<{ text: string; ended: boolean; error: unknown }> => {
      double.enqueue(script);
      const seen = { text: '', ended: false, error: undefined as unknown };
      try {
        for await (const event of await client.messages.create({ model, messages, max_tokens: 10, stream: true })) {
          if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') seen.text += event.delta.text;
          seen.ended ||= event.type === 'message_stop';
        }
      } catch (error) {
        seen.error = error;
      }
      return seen;
    };
    expect(await follow({ text: words, fault: { kind: 'reset' } })).toMatchObject({ text: '', error: expect.any(APIConnectionError) });
    expect(await follow({ text: words, fault: { kind: 'cut', afterChunks: 2 } })).toMatchObject({ text: 'one t', error: expect.anything() });
    expect(await follow({ text: words, fault: { kind: 'unfinished', afterChunks: 2 } })).toEqual({ text: 'one t', ended: false, error: undefined });
    expect(await follow({ text: words, fault: { kind: 'badJson', afterChunks: 2 } })).toMatchObject({ text: 'one t', error: expect.any(SyntaxError) });
    expect(await follow({ text: words, fault: { kind: 'streamError', afterChunks: 2 } })).toMatchObject({ text: 'one t', error: { type: 'overloaded_error' } });
    expect(await follow({ text: words, fault: { kind: 'drip', pauseMs: 1 } })).toEqual({ text: words, ended: true, error: undefined });
    double.enqueue({ fault: { kind: 'hang' } });
    await expect(client.messages.create({ model, messages, max_tokens: 10 }, { timeout: 50 })).rejects.toBeInstanceOf(APIConnectionError);
  });

  const base = { model, messages, max_tokens: 10 };
  const call = { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'find', input: {} }] };
  it.each<[string, object, RegExp | undefined]>([
    ['a plain request', base, undefined],
    ['a temperature', { ...base, temperature: 0.3 }, /temperature: Extra inputs/],
    ['no limit', { model, messages }, /max_tokens/],
    ['a forced tool', { ...base, model: 'claude-sonnet-5-5', tool_choice: { type: 'tool', name: 'x' } }, /forced tool use/],
    ['thinking turned off where it can be', { ...base, thinking: { type: 'disabled' } }, undefined],
    ['thinking turned off where it cannot be', { ...base, model: 'claude-opus-5-5', thinking: { type: 'disabled' } }, /not supported/],
    ['a prefill', { ...base, messages: [...messages, { role: 'assistant', content: 'Well' }] }, /prefill/],
    ['an assistant that begins', { ...base, messages: [{ role: 'assistant', content: 'Hi' }, ...messages] }, /first message/],
    ['empty text', { ...base, messages: [{ role: 'user', content: ' ' }] }, /non-empty/],
    ['a call without its answer', { ...base, messages: [...messages, call, { role: 'user', content: 'So?' }] }, /without `tool_result`/],
    ['a call with its answer', { ...base, messages: [...messages, call, { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a' }] }] }, undefined],
    ['an answer without a call', { ...base, messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a' }] }] }, /unexpected/],
  ])('judges %s', (_name, body, fault) => {
    if (fault === undefined) expect(anthropicFault(body)).toBeUndefined();
    else expect(anthropicFault(body)).toMatch(fault);
  });
});
