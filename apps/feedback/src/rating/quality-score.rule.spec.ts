import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { qualityScore } from './quality-score.rule.js';

describe('qualityScore', () => {
  it.each([
    [{ thumb: 'up', stars: 5 }, 0.9],
    [{ thumb: 'up', stars: 4 }, 0.8],
    [{ thumb: 'up', stars: 3 }, 0.6],
    [{ thumb: 'up' }, 0.5],
    [{ thumb: 'up', helpful: false, stars: 5 }, 0.7],
    [{ stars: 5 }, 0.4],
    [{ stars: 5, helpful: true, accurate: true }, 0.9],
    [{ thumb: 'up', stars: 5, helpful: true, accurate: true }, 1],
    [{ thumb: 'down' }, 0],
    [{ thumb: 'down', stars: 5, helpful: true, accurate: true }, 0.3],
    [{ thumb: 'down', stars: 3 }, 0.1],
    [{ stars: 2 }, 0],
    [{}, 0],
  ] as const)('%j is %d', (rating, score) => {
    expect(qualityScore(rating)).toBe(score);
  });

  it('stays between 0 and 1 and never falls when somebody adds praise', () => {
    const rating = fc.record({ stars: fc.integer({ min: 1, max: 5 }), helpful: fc.boolean(), accurate: fc.boolean() });
    fc.assert(fc.property(rating, fc.constantFrom('up' as const, 'down' as const), (given, thumb) => {
      const score = qualityScore({ ...given, thumb });
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(thumb === 'down' ? 0.3 : 1);
      expect(qualityScore({ ...given, thumb, accurate: true, helpful: true, stars: 5 })).toBeGreaterThanOrEqual(score);
    }));
  });
});
