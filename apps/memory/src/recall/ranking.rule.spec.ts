import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asksForRecent, measuredScore, recencyOf, specifiedScore } from './ranking.rule.js';

const DAY = 86_400_000;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const asked = (recentWanted: boolean) => ({ recentWanted, embeddingModel: 'builtin-1' });
const parts = fc.record({ similarity: share, lexical: share, topics: share, recency: share });

describe('rankings of memories', () => {
  it.each([
    [{ recency: 1, topics: 1, similarity: 1, lexical: 0 }, 1],
    [{ recency: 1, topics: 0, similarity: 0, lexical: 1 }, 0.3],
    [{ recency: 0, topics: 1, similarity: 0, lexical: 1 }, 0.4],
    [{ recency: 0, topics: 0, similarity: 1, lexical: 1 }, 0.3],
    [{ recency: 0.5, topics: 0.5, similarity: 0.5, lexical: 0 }, 0.5],
  ])('the specified rule of %j is %d', (given, score) => {
    expect(specifiedScore(given)).toBeCloseTo(score, 10);
  });

  it.each([[0, 1], [15, 0.5], [30, 0], [400, 0], [-1, 1]])('a memory %d days old has the recency %d', (days, recency) => {
    expect(recencyOf(1_000 * DAY - days * DAY, 1_000 * DAY)).toBeCloseTo(recency, 10);
  });

  it('both stay between 0 and 1 and never fall when a part rises', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('similarity' as const, 'lexical' as const, 'topics' as const, 'recency' as const), share, fc.boolean(), fc.constantFrom('builtin-1', 'other'), (given, part, more, recent, model) => {
        const risen = { ...given, [part]: Math.max(given[part], more) };
        for (const score of [(one: typeof given) => specifiedScore(one), (one: typeof given) => measuredScore(one, { recentWanted: recent, embeddingModel: model })]) {
          if (score(given) < 0 || score(given) > 1 || score(risen) < score(given) - 1e-12) return false;
        }
        return true;
      }),
    );
  });

  it('the default goes by the words alone where no vector can be compared', () => {
    const worded = { lexical: 0.8, topics: 0.8, recency: 0 };
    for (const embeddingModel of ['builtin-1', 'other']) {
      expect(measuredScore({ ...worded, similarity: null }, { recentWanted: false, embeddingModel })).toBeCloseTo(0.98 * 0.8, 10);
    }
    expect(specifiedScore({ ...worded, similarity: null })).toBeCloseTo(0.4 * 0.8, 10);
  });

  it('the default puts what was asked for before what is new, unless the question asks for that', () => {
    const old = { similarity: 0.6, lexical: 0.6, topics: 0.6, recency: 0 };
    const fresh = { similarity: 0.5, lexical: 0.5, topics: 0.5, recency: 1 };
    expect(specifiedScore(old)).toBeLessThan(specifiedScore(fresh));
    expect(measuredScore(old, asked(false))).toBeGreaterThan(measuredScore(fresh, asked(false)));
    expect(measuredScore(old, asked(true))).toBeLessThan(measuredScore(fresh, asked(true)));
    expect(['What did I order last?', 'our latest order', 'What does it cost?'].map(asksForRecent)).toEqual([true, true, false]);
  });
});
