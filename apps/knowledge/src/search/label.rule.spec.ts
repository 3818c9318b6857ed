import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Labels } from './label.rule.js';

const FAQ = ['What is a novel coronavirus?', 'Why is the disease called coronavirus disease?', 'How does the virus spread?', 'Can I travel by plane?', 'Gift cards', 'Refunds'];
const labels = new Labels(FAQ);
const best = (question: string, meanings?: ReadonlyMap<string, string>): string | undefined => {
  const compare = labels.comparedWith(question, meanings);
  return FAQ.toSorted((a, b) => compare(b).alike - compare(a).alike)[0];
};

describe('Labels', () => {
  it.each([
    ['What is a new coronavirus?', 'What is a novel coronavirus?'],
    ['Why do they call it coronavirus disease?', 'Why is the disease called coronavirus disease?'],
    ['How is the virus spreading?', 'How does the virus spread?'],
    ['May I travel on a plane?', 'Can I travel by plane?'],
  ])('%s is asked by %s', (question, label) => {
    expect(best(question)).toBe(label);
  });

  it('finds a title by a word that means the same, for less than by the word itself', () => {
    const near = labels.comparedWith('reimbursement', new Map([['refund', 'reimburs']]))('Refunds').alike;
    expect(near).toBeGreaterThan(0);
    expect(near).toBeLessThan(labels.comparedWith('refund')('Refunds').alike);
  });

  it('finds little alike that shares stop words alone, and nothing that shares none', () => {
    const { alike, ...rest } = labels.comparedWith('What is this for?')('What is a novel coronavirus?');
    expect(alike).toBeLessThan(0.4);
    expect(rest).toEqual({ said: 0, isTelling: false });
    const nothing = { alike: 0, said: 0, isTelling: false };
    expect(labels.comparedWith('zebra')('Refunds')).toEqual(nothing);
    expect(labels.comparedWith('')('Refunds')).toEqual(nothing);
    expect(labels.comparedWith('')('')).toEqual(nothing);
  });

  it('says how much of a title a message names', () => {
    expect(labels.comparedWith('I have two gift cards left over from last year')('Gift cards').said).toBe(1);
    expect(labels.comparedWith('I have a gift')('Gift cards').said).toBeCloseTo(0.5, 5);
  });

  it('is 1 for the label itself, between 0 and 1 for any other, and the same both ways', () => {
    const text = fc.constantFrom(...FAQ, 'gift refunds', 'how a plane spreads', 'zebra');
    fc.assert(fc.property(text, text, (a, b) => {
      const { alike } = labels.comparedWith(a)(b);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1 + 1e-9);
      expect(alike).toBeCloseTo(labels.comparedWith(b)(a).alike, 9);
      if (a === b) expect(alike).toBeCloseTo(1, 9);
    }));
  });
});
