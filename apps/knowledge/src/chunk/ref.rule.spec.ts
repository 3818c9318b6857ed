import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refOf } from './ref.rule.js';

describe('refOf', () => {
  it.each([[1, 'KB-001'], [42, 'KB-042'], [999, 'KB-999'], [1000, 'KB-1000'], [123456, 'KB-123456']])('%d is %s', (number, ref) => {
    expect(refOf(number)).toBe(ref);
  });

  it('gives different numbers different refs that fit a citation', () => {
    const number = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(fc.property(number, number, (a, b) => {
      expect(refOf(a) === refOf(b)).toBe(a === b);
      expect(refOf(a)).toMatch(/^KB-\d{3,8}$/);
    }));
  });
});
