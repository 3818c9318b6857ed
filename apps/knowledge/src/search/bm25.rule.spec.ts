import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bm25 } from './bm25.rule.js';

const corpus = { size: 100, averageLength: 100, documentFrequencies: [50, 2] };

describe('bm25', () => {
  it('agrees with the formula worked out by hand', () => {
    // One text, one word, once, of average length: tf / (tf + 1.2) of the most that can be reached.
    expect(bm25({ size: 10, averageLength: 20, documentFrequencies: [1] }, [1], 20)).toBeCloseTo(1 / 2.2, 10);
  });

  it.each([
    ['a rare word counts more than a common one', bm25(corpus, [0, 1], 100), bm25(corpus, [1, 0], 100)],
    ['twice counts more than once', bm25(corpus, [0, 2], 100), bm25(corpus, [0, 1], 100)],
    ['a short text counts more than a long one', bm25(corpus, [1, 1], 50), bm25(corpus, [1, 1], 400)],
    ['both words count more than one of them', bm25(corpus, [1, 1], 100), bm25(corpus, [0, 1], 100)],
  ])('%s', (_, more, less) => {
    expect(more).toBeGreaterThan(less);
  });

  it('counts the best of the terms that stand for one word, and a substitute for less than the word', () => {
    const meanings = [{ word: 'person', weight: 1 }, { word: 'person', weight: 0.5 }];
    const of = (frequencies: number[]): number => bm25({ size: 100, averageLength: 100, documentFrequencies: [5, 5] }, frequencies, 100, meanings);
    expect(of([1, 0])).toBeGreaterThan(of([0, 1]));
    expect(of([0, 1])).toBeGreaterThan(0);
    expect(of([1, 1])).toBe(of([1, 0]));
  });

  it('is nothing without a shared word, without a question and without texts', () => {
    expect(bm25(corpus, [0, 0], 100)).toBe(0);
    expect(bm25({ ...corpus, documentFrequencies: [] }, [], 100)).toBe(0);
    expect(bm25({ size: 0, averageLength: 0, documentFrequencies: [0] }, [0], 0)).toBe(0);
  });

  it('stays between 0 and 1', () => {
    const counts = fc.array(fc.tuple(fc.nat(1000), fc.nat(300)), { maxLength: 20 });
    fc.assert(fc.property(counts, fc.nat(5000), fc.double({ min: 0, max: 2000, noNaN: true }), (words, length, averageLength) => {
      const score = bm25({ size: 1000, averageLength, documentFrequencies: words.map(([df]) => df) }, words.map(([, tf]) => tf), length);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }));
  });
});
