import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lexemesOf, placesIn, quoteTerm, termsOf, WORDS_VERSION } from './lexeme.rule.js';

const frequenciesIn = (tsvector: string, terms: readonly string[]): number[] => placesIn(tsvector, terms).map((places) => places.length);

describe('termsOf', () => {
  it('brings the forms of a word together and drops stop words', () => {
    expect(termsOf('What are the deposits?')).toEqual(termsOf('deposit'));
  });

  it('keeps the words of a text that is made of stop words alone', () => {
    expect(termsOf('Who are you?')).toHaveLength(3);
  });
});

describe('lexemesOf', () => {
  const chunk = { title: 'Deposits', headings: ['Paying'], text: 'A deposit of 20 % holds the date. The deposit is paid by card.' };

  it('makes these words under this version: when they change, the version is raised too, so that stored chunks are made anew', () => {
    const text = 'The children wrote that refunded deposits, applied vouchers and running costs are policies we were keeping.';
    expect([WORDS_VERSION, lexemesOf({ title: 'Refunds', headings: [], text }).tsvector]).toEqual([
      2, "'child':1 'write':2 'refund':3,11,12 'deposit':4 'appli':5 'voucher':6 'run':7 'cost':8 'polici':9 'keep':10",
    ]);
  });

  it('counts the title twice', () => {
    const { tsvector, count } = lexemesOf(chunk);
    expect(frequenciesIn(tsvector, ['deposit', 'card', 'kangaroo'])).toEqual([4, 1, 0]);
    expect(count).toBe([...termsOf(chunk.text), ...termsOf('Paying')].length + 2);
  });

  it('counts what stands there, whatever the words are', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9.,:']{1,8}$/), { maxLength: 30 });
    fc.assert(fc.property(words, (list) => {
      const text = list.join(' ');
      const terms = termsOf(text);
      const { tsvector } = lexemesOf({ title: '', headings: [], text });
      const wanted = [...new Set(terms)];
      const counts = wanted.map((term) => terms.filter((other) => other === term).length);
      expect(frequenciesIn(tsvector, wanted)).toEqual(counts);
      const strangers = Array.from({ length: 30 }, (_, index) => `stranger${index}`);
      expect(frequenciesIn(tsvector, [...strangers, ...wanted])).toEqual([...strangers.map(() => 0), ...counts]);
    }));
  });

  it('says where a word stands among the words that tell something', () => {
    const { tsvector } = lexemesOf({ title: 'Cards', headings: [], text: 'The deposit is paid by card.' });
    const strangers = Array.from({ length: 30 }, (_, index) => `stranger${index}`);
    expect(placesIn(tsvector, ['deposit', 'card', 'kangaroo'])).toEqual([[1], [3, 4, 5], []]);
    expect(placesIn(tsvector, [...strangers, 'deposit', 'card']).slice(-2)).toEqual([[1], [3, 4, 5]]);
  });

  it('does not take one word for the end of another', () => {
    const { tsvector } = lexemesOf({ title: '', headings: [], text: 'recard card card' });
    expect(frequenciesIn(tsvector, ['card', 'recard', 'ard'])).toEqual([2, 1, 0]);
  });
});

describe('quoteTerm', () => {
  it('closes its own quotes whatever the term holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (term) => {
      const inner = quoteTerm(term).slice(1, -1).replaceAll('\\\\', '').replaceAll("''", '');
      expect(inner).not.toMatch(/['\\\0]/);
    }));
  });
});
