import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCitations, supportOf } from './check-citations.rule.js';
import { figuresOf } from './figure.rule.js';
import { sentenceKind } from './sentence-kind.rule.js';

const sources = [
  { ref: 'KB-001', text: 'We are open from 9:00 to 17:30 on weekdays. A haircut costs $1,299.00. Refunds are paid within five days.' },
  { ref: 'KB-002', text: 'Dogs are not allowed in the dining room. Children under 12 eat free.' },
];

describe('checkCitations', () => {
  it.each([
    ['We are open from 9:00 to 17:30 on weekdays [KB-001].', []],
    ['We open at 9 on weekdays. [KB-001]', []],
    ['Refunds are paid within 5 days [KB-001].', []],
    ['A haircut costs $1299 [KB-001].', []],
    ['Dogs are not allowed in the dining room [KB-002].', []],
    ['Dogs are allowed in the dining room [KB-002].', ['unsupported']],
    ['Refunds are paid within 10 days [KB-001].', ['number_mismatch']],
    ['Our shop sells handmade bicycles from Italy [KB-001].', ['unsupported']],
    ['Children under 12 eat free.', ['missing_citation']],
    ['Children under 12 eat free [KB-009].', ['unknown_citation', 'number_mismatch', 'unsupported']],
    ['Children under 12 eat free [KB-001].', ['number_mismatch', 'unsupported']],
    ['Hello Ana!', []],
    ['Would you like me to book that?', []],
    ["I don't know that, sorry.", []],
    ['I can connect you with a person on our team.', []],
    ['Thanks, it costs $7.', ['missing_citation', 'number_mismatch', 'unsupported']],
  ])('%s', (sentence, problems) => {
    const check = checkCitations(sentence, sources);
    expect([...check.problems].sort()).toEqual([...problems].sort());
    expect(check.ok).toBe(problems.length === 0);
  });

  it('finds a sentence of the source borne out by it', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 3 }), (text) => {
        expect(supportOf(text, [text])).toBeCloseTo(1);
        expect(supportOf(text, [])).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses every number that is not in the source', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 99_999 }), (number) => {
        expect(checkCitations(`Refunds are paid within ${number} days [KB-001].`, sources).problems.includes('number_mismatch')).toBe(number !== 1299);
      }),
    );
  });
});

describe('figuresOf', () => {
  it.each([
    ['$1,299.00 at 09:00 on Mondays, three times [KB-042]', ['1299', '9', '3', 'monday']],
    ['12,50 EUR', ['12.50']],
    ['none', []],
  ])('%s', (text, figures) => {
    expect([...figuresOf(text)].sort()).toEqual([...figures].sort());
  });
});

describe('sentenceKind', () => {
  it.each([
    ['Hi there!', 'greeting'],
    ['You’re welcome.', 'greeting'],
    ['Shall I book it?', 'question'],
    ["I couldn't find that.", 'abstention'],
    ["I'll ask a colleague to check.", 'offer'],
    ['Sure, delivery is free.', 'greeting'],
    ['Delivery is free.', 'claim'],
    ['[KB-042]', 'greeting'],
  ] as const)('%s is a %s', (sentence, kind) => {
    expect(sentenceKind(sentence)).toBe(kind);
  });
});
