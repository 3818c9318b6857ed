import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventParser } from './sse.rule.js';

const STREAM = ': hello\n\nid: 3:0\nevent: message\ndata: {"a":1}\n\nevent: sentence\nid: 3:12\ndata: one\ndata: two\n\nid: 4:0\n\ndata\n\n';

describe('EventParser', () => {
  it('reads ids, names and data of several lines', () => {
    expect(new EventParser().push(STREAM)).toEqual([
      { id: '3:0', event: 'message', data: '{"a":1}' },
      { id: '3:12', event: 'sentence', data: 'one\ntwo' },
      { id: '4:0', event: 'message', data: '' },
    ]);
  });

  it('reads the same from any cut of the stream', () => {
    const whole = new EventParser().push(STREAM);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (sizes) => {
        const parser = new EventParser();
        const events = [];
        for (let at = 0, turn = 0; at < STREAM.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          events.push(...parser.push(STREAM.slice(at, at + size)));
          at += size;
        }
        expect(events).toEqual(whole);
      }),
    );
  });
});
