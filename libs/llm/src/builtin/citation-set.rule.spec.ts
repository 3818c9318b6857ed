import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestSize } from './citation-set.rule.js';

/** Every way in which the sentences can be right or wrong. */
function expectedF1(probabilities: readonly number[], size: number): number {
  let sum = 0;
  for (let world = 0; world < 2 ** probabilities.length; world += 1) {
    const right = probabilities.map((_, at) => ((world >> at) & 1) === 1);
    const chance = probabilities.reduce((product, p, at) => product * (right[at] === true ? p : 1 - p), 1);
    const hits = right.slice(0, size).filter(Boolean).length;
    if (hits > 0) sum += (chance * 2 * hits) / (size + right.filter(Boolean).length);
  }
  return sum;
}

describe('how many sentences to quote', () => {
  it.each([
    ['one that is sure, others that are not', [0.95, 0.05, 0.05], 1],
    ['two that are sure', [0.9, 0.9, 0.1], 2],
    ['nothing to tell them apart', [0.4, 0.4, 0.4, 0.4], 4],
    ['none', [], 0],
  ])('%s', (_, probabilities, size) => {
    expect(bestSize(probabilities, 9)).toBe(size);
  });

  it('is the size whose expected F1 is highest, counted over all that may be', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 7 }), (probabilities, most) => {
        const sorted = [...probabilities].sort((a, b) => b - a);
        const values = sorted.slice(0, most).map((_, at) => expectedF1(sorted, at + 1));
        const size = bestSize(probabilities, most);
        expect(size).toBeLessThanOrEqual(most);
        expect(values[size - 1]).toBeCloseTo(Math.max(...values), 9);
      }),
      { numRuns: 100 },
    );
  });
});
