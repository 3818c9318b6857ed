import { describe, expect, it } from '@jest/globals';
import { splitSentences } from '@rapport/language';
import type { ChatEvent, ChatRequest } from '../chat/chat.types.js';
import { createLlm } from '../llm.factory.js';

const { chat, embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } });
const passages = [{ ref: 'KB-007', title: 'Opening hours', headings: [], text: 'We are open from 9 am to 6 pm. On Sundays we are open from 10 am to 2 pm.', score: 0.8 }];
const ask = (question: string, more: Partial<ChatRequest> = {}): ChatRequest => ({ messages: [{ role: 'user', content: question }], passages, purpose: 'reply', ...more });

describe('the builtin chat model', () => {
  it('streams the text sentence by sentence', async () => {
    const events: ChatEvent[] = [];
    for await (const event of chat.stream(ask('When are you open on Sundays?'))) events.push(event);
    const texts = events.flatMap((event) => (event.type === 'text' ? [event.text] : []));
    const done = events.at(-1);
    if (done?.type !== 'done') throw new Error('no result');
    expect(texts.join('')).toBe(done.result.text);
    expect(splitSentences(done.result.text).map(({ text }) => text)).toEqual(texts.map((text) => text.trim()));
    expect(done.result.text).toContain('On Sundays we are open from 10 am to 2 pm. [KB-007]');
    expect(done.result).toMatchObject({ provider: 'builtin', model: 'builtin-extractive-1', finishReason: 'stop', costUsd: 0, toolCalls: [] });
    expect(done.result.confidence).toBeGreaterThan(0.5);
  });

  it('abstains with empty text', async () => {
    const result = await chat.complete(ask('Do you have parking?'));
    expect(result).toMatchObject({ text: '', finishReason: 'abstained' });
    expect(result.confidence).toBeLessThan(0.5);
    expect(await chat.complete(ask('When are you open?', { purpose: 'route' }))).toMatchObject({ text: '', finishReason: 'abstained' });
  });

  it('sums up in the words of the conversation', async () => {
    const messages: ChatRequest['messages'] = [
      { role: 'system', content: 'Sum up the conversation in three sentences for the staff who read it.' },
      { role: 'user', content: 'Hi! I want to book a birthday party for 20 guests in June. My daughter turns ten.' },
      { role: 'assistant', content: 'Lovely! A birthday party for 20 guests in June is possible.' },
      { role: 'user', content: 'Great. Two of the guests are vegan. Thanks!' },
    ];
    const { text } = await chat.complete({ messages, purpose: 'summary' });
    expect(text).toContain('birthday party for 20 guests');
    expect(text).not.toContain('staff');
    expect(splitSentences(text).length).toBeLessThanOrEqual(3);
  });

  it('is not begun when it was ended before', async () => {
    await expect(chat.complete(ask('When are you open?', { signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: 'timeout' });
  });

  it('has embeddings beside it', async () => {
    const { vectors, model, inputTokens } = await embedding.embed(['a booking', ''], 'document');
    expect([vectors.length, model, inputTokens]).toEqual([2, 'builtin-lexical-2', 3]);
  });
});
