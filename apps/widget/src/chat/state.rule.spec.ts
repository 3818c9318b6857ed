import { describe, expect, it } from '@jest/globals';
import type { MessageView } from '../api/chat.port.js';
import { EMPTY, withMessage, withSent, withSentence, withWaiting } from './state.rule.js';

function message(id: string, role: MessageView['role'], text: string): MessageView {
  return {
    id, role, text, conversationId: 'c', seq: 1, createdAt: '2026-01-01T00:00:00.000Z', inReplyTo: null, citations: [], agent: null,
    intent: null, confidence: null, delivery: 'sent',
  };
}
const texts = (state: typeof EMPTY) => state.entries.map((entry) => entry.text);

describe('chat state', () => {
  it('lets a reply grow without a lost or repeated word, whatever comes twice', () => {
    let state = withSentence(EMPTY, 'r', 0, 'One. ');
    state = withSentence(state, 'r', 5, 'Two. ');
    state = withSentence(state, 'r', 5, 'Two. ');
    state = withSentence(state, 'r', 0, 'One. Two. Three.');
    expect(texts(state)).toEqual(['One. Two. Three.']);
    state = withMessage(state, message('r', 'assistant', 'One. Two. Three.'));
    expect(withSentence(state, 'r', 0, 'late')).toBe(state);
  });

  it('shows sent words once, whether the stream or the answer comes first', () => {
    const waiting = withWaiting(EMPTY, 'key', 'Hello');
    const streamFirst = withSent(withMessage(waiting, message('m', 'customer', 'Hello')), 'key', 'm');
    const answerFirst = withMessage(withSent(waiting, 'key', 'm'), message('m', 'customer', 'Hello'));
    for (const state of [streamFirst, answerFirst]) expect(state.entries.map(({ id, state: at }) => [id, at])).toEqual([['m', 'whole']]);
  });

  it('keeps words that are not sent yet at the end', () => {
    const state = withMessage(withWaiting(EMPTY, 'key', 'Later'), message('r', 'assistant', 'Answer'));
    expect(texts(state)).toEqual(['Answer', 'Later']);
  });
});
