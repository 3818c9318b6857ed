import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fuse, fuseFeedback, fuseNeeds, fuseQuestion, vectorWeight } from './fusion.rule.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('vectorWeight', () => {
  it.each([['builtin-lexical-2', 0.2], ['text-embedding-3-small', 0.5], ['nomic-embed-text', 0.5]])('%s has %d', (model, weight) => {
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

describe('fuseQuestion', () => {
  const further = fc.record({ alike: share, near: share, context: share });

  it('is 1 where all speaks for a text, 0 where nothing does, and rises with each part', () => {
    const parts = { vectorScore: 0.4, lexicalScore: 0.4 };
    expect(fuseQuestion({ vectorScore: 1, lexicalScore: 1 }, { alike: 1, near: 1, context: 1 }, 0.2)).toBeCloseTo(1, 10);
    expect(fuseQuestion({ vectorScore: 0, lexicalScore: 0 }, { alike: 0, near: 0, context: 0 }, 0.2)).toBe(0);
    fc.assert(fc.property(further, further, (a, b) => {
      const [less, more] = [0, 1].map((at) => {
        const of = at === 0 ? Math.min : Math.max;
        return fuseQuestion(parts, { alike: of(a.alike, b.alike), near: of(a.near, b.near), context: of(a.context, b.context) }, 0.2);
      });
      expect(more).toBeGreaterThanOrEqual(less ?? 1);
      expect(more).toBeLessThanOrEqual(1);
    }));
  });

  it('lets the title outweigh the nearness of words and the rest of the document', () => {
    const parts = { vectorScore: 0.4, lexicalScore: 0.4 };
    expect(fuseQuestion(parts, { alike: 1, near: 0, context: 0 }, 0.2)).toBeGreaterThan(fuseQuestion(parts, { alike: 0, near: 1, context: 1 }, 0.2));
  });
});

describe('fuseNeeds', () => {
  const worth = fc.double({ min: 0, max: 50, noNaN: true });
  const all = fc.record({ parts: fc.record({ vectorScore: share, lexicalScore: share }), needs: worth, named: worth, titled: share, alike: share, near: share, context: share });
  const none = { needs: 1, named: 0, titled: 0, alike: 0, near: 0, context: 0 };

  it('gives the best the score that the best has without needs, and every other no more', () => {
    fc.assert(fc.property(fc.array(all, { minLength: 1, maxLength: 12 }), share, (candidates, weight) => {
      const scores = fuseNeeds(candidates, weight);
      const most = Math.max(...candidates.map((each) => fuseQuestion(each.parts, each, weight)));
      for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
      for (const score of scores) expect(score).toBeLessThanOrEqual(most + 1e-9);
    }));
  });

  it('prefers what serves a need in full, and what is named, among equals', () => {
    const parts = { vectorScore: 0.5, lexicalScore: 0.5 };
    const [plain, needed, named, titled] = fuseNeeds([{ ...none, parts }, { ...none, parts, needs: 2 }, { ...none, parts, named: 5 }, { ...none, parts, titled: 1 }], 0.2);
    expect(needed).toBeGreaterThan(named ?? 1);
    expect(named).toBeGreaterThan(plain ?? 1);
    expect(titled).toBeGreaterThan(plain ?? 1);
  });

  it('takes texts of another embedding model as having no vector', () => {
    const parts = { vectorScore: null, lexicalScore: 0.4 };
    expect(fuseNeeds([{ ...none, parts }], 0.2)[0]).toBeCloseTo(fuseQuestion(parts, none, 0.2), 10);
  });
});

describe('fuseFeedback', () => {
  it('keeps the height of the best, and no order against both', () => {
    fc.assert(fc.property(fc.array(fc.tuple(share, fc.double({ min: 0, max: 50, noNaN: true })), { minLength: 1, maxLength: 12 }), (list) => {
      const scores = list.map(([score]) => score);
      const joined = fuseFeedback(scores, list.map(([, feedback]) => feedback));
      expect(Math.max(...joined)).toBeCloseTo(Math.max(...scores), 9);
      list.forEach(([score, feedback], at) => list.forEach(([other, otherFeedback], place) => {
        if (score > other && feedback > otherFeedback) expect(joined[at]).toBeGreaterThanOrEqual(joined[place] ?? 1);
      }));
    }));
  });

  it('changes nothing where nothing is fed back', () => {
    expect(fuseFeedback([0.5, 0.25], [0, 0])).toEqual([0.5, 0.25]);
  });
});
