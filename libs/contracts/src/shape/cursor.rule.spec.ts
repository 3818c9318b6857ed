import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.rule.js';

describe('cursor', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (parts) => {
      expect(decodeCursor(encodeCursor(parts), parts.length)).toEqual(parts);
    }));
  });

  it('refuses what it did not write', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const parts = decodeCursor(text, 2);
      expect(parts === undefined || parts.length === 2).toBe(true);
    }));
    expect(decodeCursor(encodeCursor(['a']), 2)).toBeUndefined();
  });
});
