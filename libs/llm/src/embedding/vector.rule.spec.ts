import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyTextVector, toColumnVector } from './vector.rule.js';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('vectors for the column', () => {
  it('keep every cosine when they are padded', () => {
    const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 8, maxLength: 8 }).filter((list) => Math.hypot(...list) > 0.01);
    fc.assert(
      fc.property(values, values, (a, b) => {
        const cosine = dot(a, b) / Math.hypot(...a) / Math.hypot(...b);
        expect(dot(toColumnVector(a), toColumnVector(b))).toBeCloseTo(cosine, 4);
      }),
      { numRuns: 30 },
    );
  });

  it('refuse what is too wide or has no direction', () => {
    expect(() => toColumnVector(new Float32Array(3072).fill(1))).toThrow('3072');
    expect(() => toColumnVector([0, 0])).toThrow('direction');
    expect(() => toColumnVector([Number.NaN])).toThrow('direction');
    expect(emptyTextVector()[0]).toBe(1);
  });
});
