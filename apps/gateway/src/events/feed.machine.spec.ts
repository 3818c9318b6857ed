import { describe, expect, it } from '@jest/globals';
import type { ConversationLive, MessageView } from '@rapport/contracts';
import fc from 'fast-check';
import { EventFeed, type Outgoing, type Snapshot } from './feed.machine.js';
import { fromEventId, toEventId } from './position.rule.js';

const TURN = '00000000-0000-4000-8000-00000000000f';
const idOf = (seq: number) => `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;
const message = (seq: number, role: MessageView['role'], text: string): MessageView => ({
  id: idOf(seq), conversationId: TURN, seq, role, text, createdAt: '2026-11-21T10:00:00.000Z', inReplyTo: null, citations: [], agent: null, intent: null, confidence: null, delivery: 'sent',
});
const sentence = (replyId: string, offset: number, text: string): ConversationLive => ({ type: 'sentence', turnId: TURN, replyId, offset, text });
const snapshot = (messages: MessageView[], running: Snapshot['running'] = null): Snapshot => ({ status: 'active', messages, running });
const tell = (feed: EventFeed, live: ConversationLive): readonly Outgoing[] => {
  const heard = feed.hear(live);
  return 'tell' in heard ? heard.tell : [];
};

describe('event ids', () => {
  it('come back as they were, and foreign ones begin anew', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (seq, offset) => expect(fromEventId(toEventId({ seq: seq % 1e9, offset: offset % 1e9 }))).toEqual({ seq: seq % 1e9, offset: offset % 1e9 })));
    for (const foreign of [undefined, '', 'abc', '-1:2', '1:2:3', '99999999999']) expect(fromEventId(foreign)).toEqual({ seq: 0, offset: 0 });
    expect(fromEventId('7')).toEqual({ seq: 7, offset: 0 });
  });
});

describe('EventFeed', () => {
  it('tells what was missed, then only what is new', () => {
    const feed = new EventFeed({ seq: 1, offset: 0 });
    expect(feed.catchUp(snapshot([message(1, 'customer', 'old'), message(2, 'customer', 'new')])).map(({ id }) => id)).toEqual(['2:0']);
    expect(tell(feed, { type: 'message', message: message(2, 'customer', 'new') })).toEqual([]);
    expect(tell(feed, { type: 'message', message: message(3, 'assistant', 'hi') }).map(({ id }) => id)).toEqual(['3:0']);
  });

  it('goes on in the middle of a reply', () => {
    const feed = new EventFeed({ seq: 2, offset: 6 });
    const told = feed.catchUp(snapshot([], { turnId: TURN, replyId: idOf(3), text: 'First. Second.' }));
    expect(told).toEqual([{ event: 'sentence', id: '2:14', data: { turnId: TURN, replyId: idOf(3), offset: 6, text: ' Second.' } }]);
    expect(tell(feed, sentence(idOf(3), 6, ' Second. Third.'))).toMatchObject([{ id: '2:21', data: { offset: 14, text: ' Third.' } }]);
  });

  it('a reply that became whole meanwhile replaces its beginning, and late sentences of it are dropped', () => {
    const feed = new EventFeed({ seq: 2, offset: 6 });
    expect(feed.catchUp(snapshot([message(3, 'assistant', 'First. Second.')])).map(({ id }) => id)).toEqual(['3:0']);
    expect(tell(feed, sentence(idOf(3), 6, ' Second.'))).toEqual([]);
    expect(tell(feed, sentence(idOf(5), 0, 'Next.'))).toMatchObject([{ id: '3:5' }]);
  });

  it('says when something is missing in between', () => {
    const feed = new EventFeed({ seq: 1, offset: 0 });
    expect(feed.hear({ type: 'message', message: message(3, 'assistant', 'x') })).toEqual({ gap: true });
    expect(feed.hear(sentence(idOf(9), 4, 'late'))).toEqual({ gap: true });
  });

  it('keeps the place in a reply while the customer writes on', () => {
    const feed = new EventFeed({ seq: 1, offset: 0 });
    tell(feed, sentence(idOf(3), 0, 'One.'));
    expect(tell(feed, { type: 'message', message: message(2, 'customer', 'and?') }).map(({ id }) => id)).toEqual(['2:4']);
  });

  it('gives every word once, wherever the line breaks and however often sentences come', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.nat(), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (parts, cutSeed, twice) => {
        const text = parts.join('');
        const offsets = parts.map((_, at) => parts.slice(0, at).join('').length);
        const cut = cutSeed % (parts.length + 1);
        let got = '';
        let last = '1:0';
        const hear = (feed: EventFeed, at: number) => {
          for (let times = twice[at] ? 2 : 1; times > 0; times -= 1) {
            for (const { id, data } of tell(feed, sentence(idOf(2), offsets[at] ?? 0, parts[at] ?? ''))) {
              got += (data as { text: string }).text;
              last = id ?? last;
            }
          }
        };
        const before = new EventFeed(fromEventId(last));
        before.catchUp(snapshot([]));
        for (let at = 0; at < cut; at += 1) hear(before, at);
        const after = new EventFeed(fromEventId(last));
        const gap = Math.min(parts.length, cut + 1);
        for (const { data } of after.catchUp(snapshot([], { turnId: TURN, replyId: idOf(2), text: text.slice(0, offsets[gap] ?? text.length) }))) {
          got += (data as { text: string }).text;
        }
        for (let at = cut; at < parts.length; at += 1) hear(after, at);
        expect(got).toBe(text);
      }),
    );
  });
});
