import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fuse, fuseNeeds, vectorWeight } from './fusion.rule.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('vectorWeight', () => {
  it.each([['builtin-lexical-1', 0.2], ['text-embedding-3-small', 0.5], ['nomic-embed-text', 0.5]])('%s has %d', (model, weight) => {
    expect(vectorWeight(model)).toBe(weight);
  });
});

describe('fuse', () => {
  it.each([
    [{ vectorScore: 1, lexicalScore: 0 }, 0.2, 0.2],
    [{ vectorScore: 0, lexicalScore: 1 }, 0.2, 0.8],
    [{ vectorScore: 0.5, lexicalScore: 0.5 }, 0.5, 0.5],
    [{ vectorScore: null, lexicalScore: 0.4 }, 0.5, 0.4],
    [{ vectorScore: 0, lexicalScore: 0 }, 0.2, 0],
  ])('%j with weight %d is %d', (parts, weight, score) => {
    expect(fuse(parts, weight)).toBeCloseTo(score, 10);
  });

  it('stays between its parts and never falls when a part rises', () => {
    fc.assert(fc.property(share, share, share, share, (vectorScore, lexicalScore, weight, more) => {
      const score = fuse({ vectorScore, lexicalScore }, weight);
      expect(score).toBeGreaterThanOrEqual(Math.min(vectorScore, lexicalScore) - 1e-12);
      expect(score).toBeLessThanOrEqual(Math.max(vectorScore, lexicalScore) + 1e-12);
      expect(fuse({ vectorScore: Math.max(vectorScore, more), lexicalScore }, weight)).toBeGreaterThanOrEqual(score - 1e-12);
      expect(fuse({ vectorScore, lexicalScore: Math.max(lexicalScore, more) }, weight)).toBeGreaterThanOrEqual(score - 1e-12);
    }));
  });

  it('keeps the order of one part where the other says the same of all', () => {
    fc.assert(fc.property(share, share, share, (a, b, same) => {
      const order = fuse({ vectorScore: same, lexicalScore: a }, 0.2) - fuse({ vectorScore: same, lexicalScore: b }, 0.2);
      if (Math.abs(a - b) > 1e-9) expect(Math.sign(order)).toBe(Math.sign(a - b));
    }));
  });
});

describe('fuseNeeds', () => {
  const all = fc.record({ vectorScore: share, lexicalScore: share, needs: fc.double({ min: 0, max: 50, noNaN: true }), named: fc.double({ min: 0, max: 50, noNaN: true }) });
  const toParts = ({ vectorScore, lexicalScore, needs, named }: { vectorScore: number; lexicalScore: number; needs: number; named: number }) => ({ parts: { vectorScore, lexicalScore }, needs, named });

  it('gives the best the score that the best has without needs, and every other no more', () => {
    fc.assert(fc.property(fc.array(all, { minLength: 1, maxLength: 12 }), share, (list, weight) => {
      const candidates = list.map(toParts);
      const scores = fuseNeeds(candidates, weight);
      const most = Math.max(...candidates.map(({ parts }) => fuse(parts, weight)));
      for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
      for (const score of scores) expect(score).toBeLessThanOrEqual(most + 1e-9);
    }));
  });

  it('prefers what serves a need in full, and what is named, among equals', () => {
    const parts = { vectorScore: 0.5, lexicalScore: 0.5 };
    const [plain, needed, named] = fuseNeeds([{ parts, needs: 1, named: 0 }, { parts, needs: 2, named: 0 }, { parts, needs: 1, named: 5 }], 0.2);
    expect(needed).toBeGreaterThan(named ?? 1);
    expect(named).toBeGreaterThan(plain ?? 1);
  });

  it('takes texts of another embedding model as having no vector', () => {
    expect(fuseNeeds([{ parts: { vectorScore: null, lexicalScore: 0.4 }, needs: 1, named: 0 }], 0.2)).toEqual([0.4]);
  });
});
