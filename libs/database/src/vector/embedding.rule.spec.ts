import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMBEDDING_DIMENSIONS, fromHalfvec, toHalfvec } from './embedding.rule.js';

describe('embeddings as parameters', () => {
  it('pads with zeros and reads back the same numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: EMBEDDING_DIMENSIONS }), (values) => {
        const read = fromHalfvec(toHalfvec(Float32Array.from(values)));
        expect(read).toHaveLength(EMBEDDING_DIMENSIONS);
        expect(read.slice(0, values.length).map(Math.fround)).toEqual(values.map((value) => value + 0));
        expect(read.slice(values.length).every((value) => value === 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what is too long, and what is no number', () => {
    expect(() => toHalfvec(new Array(1537).fill(0))).toThrow('at most 1536');
    expect(() => toHalfvec([1, Number.NaN])).toThrow('finite');
    expect(() => toHalfvec([Number.POSITIVE_INFINITY])).toThrow('finite');
  });
});
