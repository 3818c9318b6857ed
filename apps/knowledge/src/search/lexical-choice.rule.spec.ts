import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { postingRows } from '../chunk/posting.rule.js';
import { bm25 } from './bm25.rule.js';
import { bestByWords } from './lexical-choice.rule.js';
import type { QuestionTerm } from './question.rule.js';

const TERMS: QuestionTerm[] = [
  { term: 'deposit', word: 'deposit', weight: 1 },
  { term: 'person', word: 'person', weight: 1 },
  { term: 'guest', word: 'person', weight: 0.6 },
];

interface Chunk {
  readonly ref: number;
  readonly length: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** What the search statement would say of these chunks. */
function indexOf(chunks: readonly Chunk[]) {
  const rows = postingRows(chunks.map(({ ref, length, counts }) => ({ ref, length, frequencies: new Map(Object.entries(counts)) })));
  const lists = rows.sort((a, b) => a.segment - b.segment).map(({ term, segment, chunks: count, postings }) => {
    const header = Buffer.alloc(8);
    header.writeUInt16BE(TERMS.findIndex((known) => known.term === term) + 1, 0);
    header.writeUInt32BE(segment, 2);
    header.writeUInt16BE(count, 6);
    return Buffer.concat([header, Buffer.from(postings, 'hex')]);
  });
  const corpus = {
    size: chunks.length,
    averageLength: chunks.reduce((sum, { length }) => sum + length, 0) / Math.max(1, chunks.length),
    documentFrequencies: TERMS.map(({ term }) => chunks.filter(({ counts }) => (counts[term] ?? 0) > 0).length),
  };
  return { corpus, postings: Buffer.concat(lists), allowed: undefined };
}

const chunk = fc.record({
  ref: fc.integer({ min: 1, max: 2_000 }),
  length: fc.integer({ min: 1, max: 300 }),
  counts: fc.dictionary(fc.constantFrom('deposit', 'person', 'guest'), fc.integer({ min: 1, max: 9 })),
});
const corpora = fc.uniqueArray(chunk, { selector: ({ ref }) => ref, maxLength: 60 });

describe('bestByWords', () => {
  it('chooses by the score that decides in the end', () => {
    fc.assert(fc.property(corpora, fc.integer({ min: 1, max: 20 }), (chunks, limit) => {
      const index = indexOf(chunks);
      const scores = new Map(chunks.map(({ ref, length, counts }) => [ref, bm25(index.corpus, TERMS.map(({ term }) => counts[term] ?? 0), length, TERMS)]));
      const best = bestByWords(index, TERMS, limit);
      const matching = [...scores.values()].filter((score) => score > 0).sort((a, b) => b - a);
      expect(new Set(best).size).toBe(best.length);
      expect(best).toHaveLength(Math.min(limit, matching.length));
      best.forEach((ref, at) => expect(scores.get(ref)).toBeCloseTo(matching[at] ?? -1, 10));
    }));
  });

  it('finds only what is allowed', () => {
    fc.assert(fc.property(corpora, fc.array(fc.integer({ min: 1, max: 2_000 })), (chunks, others) => {
      const index = indexOf(chunks);
      const allowed = [...others, ...chunks.filter(({ ref }) => ref % 2 === 0).map(({ ref }) => ref)];
      const found = bestByWords({ ...index, allowed }, TERMS, 100);
      expect(found.sort()).toEqual(bestByWords(index, TERMS, 100).filter((ref) => allowed.includes(ref)).sort());
    }));
  });

  it('prefers the older of equals, and finds nothing where no word stands', () => {
    const same = [7, 3, 900, 5].map((ref) => ({ ref, length: 10, counts: { deposit: 1 } }));
    expect(bestByWords(indexOf([...same, { ref: 1, length: 10, counts: {} }]), TERMS, 3)).toEqual([3, 5, 7]);
    expect(bestByWords(indexOf([]), TERMS, 3)).toEqual([]);
  });
});
