import { describe, expect, it } from '@jest/globals';
import { questionTerms } from './question.rule.js';

describe('questionTerms', () => {
  it('names each word once, the most said first', () => {
    expect(questionTerms('Refund? When does a refund of the deposit come?').at(0)).toMatchObject({ term: 'refund', word: 'refund', weight: Math.sqrt(2) });
    const terms = questionTerms('pay paying paid pays').map(({ term }) => term);
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('looks for words of the same meaning too, behind the question\'s own and for less', () => {
    const terms = questionTerms('price per person');
    expect(terms.slice(0, 3).map(({ term }) => term)).toEqual(['price', 'per', 'person']);
    const guest = terms.find(({ term }) => term === 'guest');
    expect(guest).toMatchObject({ word: 'person' });
    expect(guest?.weight).toBeLessThan(1);
  });

  it('gives politeness little weight', () => {
    const [please, deposit] = ['please', 'deposit'].map((word) => questionTerms(`${word} xyz`).find(({ term }) => term.startsWith(word.slice(0, 5)))?.weight ?? 0);
    expect(please).toBeLessThan(deposit ?? 0);
  });

  it('stays small for a very long question', () => {
    expect(questionTerms(Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' '))).toHaveLength(64);
  });
});
