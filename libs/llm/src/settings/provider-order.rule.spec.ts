import { describe, expect, it } from '@jest/globals';
import { providerOrder, purposeOrders, type ProviderAccess } from './provider-order.rule.js';

const access: ProviderAccess = { builtin: {}, openai: { apiKey: 'o' }, anthropic: { apiKey: 'a' }, ollama: { baseUrl: 'http://box:11434' }, huggingface: { apiKey: 'h' } };
const short = (text: string, models?: string): string[] => providerOrder(text, models, access).map(({ provider, model }) => `${provider} ${model ?? '-'}`);

describe('an order of providers', () => {
  it.each<[string, string | undefined, string[]]>([
    ['builtin', undefined, ['builtin -']],
    ['openai', 'gpt-4o-mini', ['openai gpt-4o-mini']],
    ['anthropic, openai,builtin', 'claude-haiku-5-5', ['anthropic claude-haiku-5-5', 'openai -', 'builtin -']],
    ['anthropic,openai,builtin', 'openai:gpt-4o, anthropic:claude-opus-5-5', ['anthropic claude-opus-5-5', 'openai gpt-4o', 'builtin -']],
    ['ollama', 'llama3.2:3b', ['ollama llama3.2:3b']],
    ['ollama', 'ollama:qwen3:8b', ['ollama qwen3:8b']],
    ['huggingface:openai/gpt-oss-120b:fastest', 'ignored', ['huggingface openai/gpt-oss-120b:fastest']],
    ['openai:gpt-4o,openai:gpt-4o-mini', undefined, ['openai gpt-4o', 'openai gpt-4o-mini']],
    ['builtin,ollama', 'mistral', ['builtin -', 'ollama mistral']],
  ])('%s with %s', (text, models, expected) => {
    expect(short(text, models)).toEqual(expected);
  });

  it('takes keys and addresses along, and refuses unknown names', () => {
    expect(providerOrder('ollama', undefined, access)).toEqual([{ provider: 'ollama', baseUrl: 'http://box:11434' }]);
    expect(() => providerOrder('gemini', undefined, access)).toThrow('gemini');
  });

  it('may differ by purpose', () => {
    expect(purposeOrders('route=openai:gpt-4o-mini,builtin; summary = builtin', [], access)).toEqual({
      route: [{ provider: 'openai', model: 'gpt-4o-mini', apiKey: 'o' }, { provider: 'builtin' }],
      summary: [{ provider: 'builtin' }],
    });
    const chat = providerOrder('anthropic', 'claude-haiku-5-5', access);
    expect(purposeOrders('route=openai,anthropic', chat, access).route?.map(({ model }) => model)).toEqual([undefined, 'claude-haiku-5-5']);
    expect(purposeOrders(undefined, [], access)).toEqual({});
    expect(() => purposeOrders('cook=builtin', [], access)).toThrow('cook');
  });
});
