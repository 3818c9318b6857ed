import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MessageView } from '../api/chat.port.js';
import { type ChatState, EMPTY, withMessage, withNewConversation, withoutUnsent, withSent, withSentence, withUnsent } from './state.rule.js';

function message(id: string, role: MessageView['role'], text: string, seq = 1): MessageView {
  return {
    id, role, text, conversationId: 'c', seq, createdAt: '2026-01-01T00:00:00.000Z', inReplyTo: null, citations: [], agent: null,
    intent: null, confidence: null, delivery: 'sent',
  };
}
const texts = (state: ChatState): string[] => state.entries.map((entry) => entry.text);

describe('chat state', () => {
  it('lets a reply grow without a lost or repeated word, whatever comes twice or late', () => {
    const reply = 'One. Two. Three. Four.';
    const piece = fc.tuple(fc.nat(reply.length), fc.nat(reply.length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        let state = EMPTY;
        let told = 0;
        for (const [from, to] of pieces) {
          // A gap never comes: the server asks for what is missing first.
          if (from > told || to === from) continue;
          state = withSentence(state, 'r', from, reply.slice(from, to));
          told = Math.max(told, to);
          expect(texts(state)).toEqual([reply.slice(0, told)]);
        }
        const whole = withMessage(state, message('r', 'assistant', reply));
        expect(texts(withSentence(whole, 'r', 0, 'late'))).toEqual([reply]);
      }),
    );
  });

  it('shows sent words once, whether the stream or the answer comes first', () => {
    const waiting = withUnsent(EMPTY, 'key', 'Hello');
    const streamFirst = withSent(withMessage(waiting, message('m', 'customer', 'Hello')), 'key', 'm');
    const answerFirst = withMessage(withSent(waiting, 'key', 'm'), message('m', 'customer', 'Hello'));
    for (const state of [streamFirst, answerFirst]) expect(state.entries.map(({ id, state: at }) => [id, at])).toEqual([['m', 'whole']]);
  });

  it('keeps the order of the server, then what grows, then what is not sent', () => {
    let state = withUnsent(withUnsent(EMPTY, 'a', 'Later'), 'b', 'Too long', 'Not sent');
    state = withSentence(state, 'r2', 0, 'Growing');
    state = withMessage(state, message('m2', 'customer', 'Second', 3));
    state = withMessage(state, message('m1', 'customer', 'First', 1));
    state = withMessage(state, message('r1', 'assistant', 'Reply', 2));
    expect(texts(state)).toEqual(['First', 'Reply', 'Second', 'Growing', 'Later', 'Too long']);
  });

  it('changes nothing when a message comes twice', () => {
    const state = withMessage(EMPTY, message('r', 'assistant', 'Reply'));
    expect(withMessage(state, message('r', 'assistant', 'Reply'))).toBe(state);
  });

  it('keeps refused words until they are taken back', () => {
    const refused = withUnsent(withUnsent(EMPTY, 'a', 'Words'), 'a', 'Words', 'Not sent');
    expect(refused.entries).toMatchObject([{ state: 'refused', note: 'Not sent' }]);
    expect(withoutUnsent(refused, 'a').entries).toEqual([]);
  });

  it('begins a new conversation below the old one, and takes along what is not sent', () => {
    const old = withUnsent(withMessage({ ...EMPTY, status: 'closed', contact: 'Maya' }, message('r', 'assistant', 'Bye')), 'a', 'Again');
    const next = withNewConversation(old);
    expect(next).toMatchObject({ status: 'active', contact: null });
    expect(next.earlier.map(({ text }) => text)).toEqual(['Bye', 'New conversation']);
    expect(texts(next)).toEqual(['Again']);
    expect(withNewConversation(next).earlier).toHaveLength(2);
  });
});
