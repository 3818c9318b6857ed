import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { needScore, needsOf, weighNeeds } from './need.rule.js';

const terms = ['deposit', 'refund', 'parking', 'garage'].map((term) => ({ term }));

describe('needsOf', () => {
  it.each([
    ['Can I get my deposit back?'],
    ['Hello! Can I get my deposit back? Thanks.'],
    ['Do you have parking nearby? What does the garage cost?'],
    [''],
  ])('%j is one question', (question) => {
    expect(needsOf(question)).toEqual([]);
  });

  it('takes each sentence and each line of a long message for a need', () => {
    const needs = needsOf('I want my deposit back.\n- parking garage price\n- change the booking date\nHi!');
    expect(needs).toEqual([['want', 'deposit', 'back'], ['park', 'garag', 'price'], ['chang', 'book', 'date']]);
  });

  it('stays bounded, whatever is written', () => {
    expect(needsOf('Where is the parking garage? '.repeat(500)).length).toBeLessThanOrEqual(48);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const need of needsOf(text)) expect(new Set(need).size).toBe(need.length);
    }));
  });
});

describe('needScore', () => {
  const needs = weighNeeds([['deposit', 'refund'], ['parking', 'garage']], terms, [2, 2, 2, 2]);

  it('is more for one need met in full than for two met by halves', () => {
    expect(needScore(needs, [1, 1, 0, 0])).toBeGreaterThan(needScore(needs, [1, 0, 1, 0]));
  });

  it('is more for two needs than for one, and nothing for none', () => {
    expect(needScore(needs, [1, 1, 1, 1])).toBeGreaterThan(needScore(needs, [1, 1, 0, 0]));
    expect(needScore(needs, [0, 0, 0, 0])).toBe(0);
    expect(needScore([], [1, 1, 1, 1])).toBe(0);
  });

  it('leaves out needs of which fewer than two words are known', () => {
    expect(weighNeeds([['deposit', 'kangaroo']], terms, [2, 2, 2, 2])).toEqual([]);
    expect(weighNeeds([['deposit', 'refund']], terms, [0, 0, 0, 0])).toEqual([]);
  });

  it('never falls when a text holds more', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(fc.array(share, { minLength: 4, maxLength: 4 }), fc.nat(3), share, (held, at, more) => {
      const raised = held.map((each, index) => (index === at ? Math.max(each, more) : each));
      expect(needScore(needs, raised)).toBeGreaterThanOrEqual(needScore(needs, held) - 1e-12);
    }));
  });
});
