import { describe, expect, it } from '@jest/globals';
import type { ChatRequest } from '../chat/chat.types.js';
import { toAnthropicBody } from './anthropic-request.mapper.js';

const request: ChatRequest = { purpose: 'reply', temperature: 0.3, maxTokens: 400, messages: [{ role: 'user', content: 'Menu?' }] };

describe('a call of the Messages API', () => {
  it.each([
    ['claude-haiku-5-5', { type: 'disabled' }, undefined, 400],
    ['claude-sonnet-5-5', { type: 'between_tools' }, undefined, 400],
    ['claude-opus-5', { type: 'disabled' }, undefined, 400],
    ['claude-opus-5-5', undefined, 'low', 4496],
    ['claude-fable-5-1', undefined, 'low', 4496],
    ['claude-haiku-4-5', undefined, undefined, 400],
    ['claude-of-the-future', undefined, undefined, 400],
  ])('keeps %s from thinking before it answers, as far as it can', (model, thinking, effort, limit) => {
    const body = toAnthropicBody(request, model);
    expect([body.thinking, body.output_config?.effort, body.max_tokens]).toEqual([thinking, effort, limit]);
    expect(body).not.toHaveProperty('temperature');
  });

  it('sets instructions apart, joins what one side says, and drops what is empty', () => {
    const body = toAnthropicBody(
      {
        ...request,
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'One.' },
          { role: 'user', content: 'Two.' },
          { role: 'assistant', content: '' },
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Three.' },
        ],
      },
      'claude-haiku-5-5',
    );
    expect(body.system).toBe('Be kind.\n\nBe brief.');
    expect(body.messages).toEqual([{ role: 'user', content: ['One.', 'Two.', 'Three.'].map((text) => ({ type: 'text', text })) }]);
  });
});
