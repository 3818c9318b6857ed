import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionTerms, tsqueriesOf } from './question.rule.js';

describe('questionTerms', () => {
  it('names each word once, the most said first', () => {
    expect(questionTerms('Refund? When does a refund of the deposit come?').at(0)).toBe('refund');
    expect(new Set(questionTerms('pay paying paid pays')).size).toBe(questionTerms('pay paying paid pays').length);
  });

  it('stays small for a very long question', () => {
    expect(questionTerms(Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' '))).toHaveLength(24);
  });
});

describe('tsqueriesOf', () => {
  it.each(["'); drop table x; --", "a' | 'b", 'a & !b <-> (c:*)', '\\', "\\'", '\0', ':', "''''"])('makes no operator of %j', (hostile) => {
    for (const query of tsqueriesOf(questionTerms(hostile))) expect(query).toMatch(/^'(?:[^'\\\0]|''|\\\\)+'$/);
  });

  it('makes nothing but quoted words of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const query of tsqueriesOf(questionTerms(text))) expect(query).toMatch(/^'(?:[^'\\\0]|''|\\\\)+'$/);
    }), { numRuns: 500 });
  });
});
