import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nearness, pairsOf } from './nearness.rule.js';

const TERMS = ['gift', 'card', 'expir'];

describe('pairsOf', () => {
  it('takes neighbours, over stop words', () => {
    expect(pairsOf('Does a gift card ever expire?', ['gift', 'card', 'ever', 'expir'], [3, 2, 1, 4])).toEqual([
      { first: 0, second: 1, worth: 2 }, { first: 1, second: 2, worth: 1 }, { first: 2, second: 3, worth: 1 },
    ]);
    expect(pairsOf('Is the gift of a card', TERMS, [3, 2, 4])).toEqual([{ first: 0, second: 1, worth: 2 }]);
  });

  it.each(['', 'gift', 'gift gift', 'zebra card'])('finds none in "%s"', (question) => {
    expect(pairsOf(question, TERMS, [3, 2, 4])).toEqual([]);
  });
});

describe('nearness', () => {
  const pair = [{ first: 0, second: 1, worth: 2 }];

  it.each([
    [[[1], [2]], 1],
    [[[2], [1]], 1 / 2],
    [[[1], [3]], 1 / 2],
    [[[1, 20], [9, 21]], 1],
    [[[1], [6]], 0],
    [[[], [6]], 0],
    [[], 0],
  ])('of %j is %d', (places, expected) => {
    expect(nearness(pair, places)).toBeCloseTo(expected, 10);
  });

  it('weighs pairs by what they are worth, and is 0 without any', () => {
    expect(nearness([...pair, { first: 1, second: 2, worth: 6 }], [[1], [2], [30]])).toBeCloseTo(0.25, 10);
    expect(nearness([], [[1], [2]])).toBe(0);
  });

  it('stays between 0 and 1', () => {
    const places = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }), { maxLength: 3 });
    const pairs = fc.array(fc.record({ first: fc.nat(2), second: fc.nat(2), worth: fc.double({ min: 0, max: 9, noNaN: true }) }), { maxLength: 5 });
    fc.assert(fc.property(pairs, places, (list, at) => {
      const value = nearness(list, at);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1 + 1e-9);
    }));
  });
});
