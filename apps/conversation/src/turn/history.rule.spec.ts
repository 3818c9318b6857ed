import { describe, expect, it } from '@jest/globals';
import type { MessageRow } from '../message/message.repository.js';
import { readTranscript } from './history.rule.js';

function row(seq: number, role: MessageRow['role'], turnId: string, metadata: MessageRow['metadata'] = {}): MessageRow {
  return {
    id: `m${seq}`, conversationId: 'c', turnId, seq, role, content: `text ${seq}`, metadata, inReplyTo: null, deliveryState: 'sent', createdAt: new Date(0),
  };
}

describe('transcript of a turn', () => {
  it('parts the turn from what was said before, also when its messages stand among others', () => {
    const rows = [row(1, 'customer', 'a'), row(2, 'customer', 'b'), row(3, 'assistant', 'a', { bodyLength: 4 }), row(4, 'customer', 'b')];
    const transcript = readTranscript(rows, 'b');
    expect(transcript.own.map(({ seq }) => seq)).toEqual([2, 4]);
    expect(transcript.history).toEqual([
      { role: 'customer', text: 'text 1' },
      { role: 'assistant', text: 'text' },
    ]);
  });

  it('keeps the last ten exchanges, however many messages each has', () => {
    const rows = Array.from({ length: 15 }, (_, i) => [row(i * 3 + 1, 'customer', `t${i}`), row(i * 3 + 2, 'customer', `t${i}`), row(i * 3 + 3, 'assistant', `t${i}`)]).flat();
    const { history } = readTranscript([...rows, row(99, 'customer', 'now')], 'now');
    expect(history).toHaveLength(30);
    expect(history[0]).toEqual({ role: 'customer', text: 'text 16' });
  });

  it('knows whether the last reply offered a person', () => {
    const offer = row(2, 'assistant', 'a', { offersPerson: true });
    expect(readTranscript([row(1, 'customer', 'a'), offer, row(3, 'customer', 'b')], 'b').personOffered).toBe(true);
    expect(readTranscript([offer, row(3, 'customer', 'b'), row(4, 'assistant', 'b'), row(5, 'customer', 'c')], 'c').personOffered).toBe(false);
  });
});
