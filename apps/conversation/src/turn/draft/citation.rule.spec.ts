import { describe, expect, it } from '@jest/globals';
import type { Passage } from '@rapport/contracts';
import { citationsOf } from './citation.rule.js';

function passage(ref: string, text: string): Passage {
  return {
    ref, chunkId: `chunk ${ref}`, documentId: `document ${ref}`, title: `Title ${ref}`, headings: [], text, category: 'faq', tags: [], score: 1, vectorScore: 1, lexicalScore: 1,
  };
}

describe('citations of a reply', () => {
  const passages = [
    passage('KB-001', 'We travel within 50 miles. A deposit of $100 holds the date. Rain is no problem.'),
    passage('KB-002', 'Children under 5 eat free.'),
  ];

  it('names each source once, in the order of the reply, with the words that bear it out', () => {
    const reply = 'Small children eat free [KB-002]. The date is held by a $100 deposit [KB-001]. Under 5 is free [KB-002].';
    expect(citationsOf(reply, passages).map(({ ref, quote }) => [ref, quote])).toEqual([
      ['KB-002', 'Children under 5 eat free.'],
      ['KB-001', 'A deposit of $100 holds the date.'],
    ]);
  });

  it('names the page where there is one', () => {
    const [first, second] = passages.map((one, at) => ({ ...one, page: at === 0 ? 3 : null }));
    const cited = citationsOf('A deposit [KB-001]. Children [KB-002].', [first, second].filter((one) => one !== undefined));
    expect(cited.map((citation) => citation.page)).toEqual([3, undefined]);
    expect(cited[1]).not.toHaveProperty('page');
  });

  it('leaves out marks of nothing', () => {
    expect(citationsOf('Says who [KB-999]? And [this]?', passages)).toEqual([]);
  });
});
