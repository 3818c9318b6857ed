import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromCursor, pageFrom, toCursor } from './keyset-page.rule.js';

describe('cursors', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), fc.uuid(), (at, id) => {
        expect(fromCursor(toCursor({ at, id }))).toEqual({ at: at.toISOString(), id });
      }),
    );
  });

  it('are refused when they are not ours', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => fromCursor(text)).toThrow('cursor')));
    const noDay = Buffer.from('2026-99-99T00:00:00.000Z 00000000-0000-4000-8000-000000000001').toString('base64url');
    expect(() => fromCursor(noDay)).toThrow('cursor');
  });

  it('cut pages without losing or repeating a row', () => {
    const rows = [5, 4, 3, 2, 1].map((n) => ({ at: new Date(n), id: `00000000-0000-4000-8000-00000000000${n}` }));
    const page = pageFrom(rows.slice(0, 4), 3, (row) => row, ({ id }) => id.at(-1));
    expect(page.data).toEqual(['5', '4', '3']);
    expect(fromCursor(page.nextCursor ?? undefined)?.id.at(-1)).toBe('3');
    expect(pageFrom(rows.slice(3), 3, (row) => row, ({ id }) => id).nextCursor).toBeNull();
  });
});
