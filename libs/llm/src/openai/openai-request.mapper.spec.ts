import { describe, expect, it } from '@jest/globals';
import { OpenAiContract } from '@rapport/testing';
import type { ChatRequest } from '../chat/chat.types.js';
import { toOpenAiBody } from './openai-request.mapper.js';

const parameters = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'], additionalProperties: false };
const request: ChatRequest = {
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
};

describe('a call in the OpenAI protocol', () => {
  it('conforms to the description: tools, schema, answers of tools', () => {
    const body = toOpenAiBody(request, 'gpt-4o-mini', false);
    expect(new OpenAiContract().faults('CreateChatCompletionRequest', body)).toEqual([]);
    expect(body).toMatchObject({ stream: true, stream_options: { include_usage: true }, temperature: 0.3, max_tokens: 400 });
  });

  it('leaves out what a model would refuse', () => {
    expect(toOpenAiBody(request, 'gpt-5-mini', true)).not.toHaveProperty('temperature');
    expect(toOpenAiBody(request, 'gpt-4o-mini', true)).toMatchObject({ max_completion_tokens: 400 });
  });
});
