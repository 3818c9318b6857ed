import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantitiesOf, quantityMatch, withoutAmounts } from './quantity.rule.js';

const DAY = 1_440;
const ranges = (text: string): [string, number, number][] => quantitiesOf(text).map(({ dimension, least, most }) => [dimension, Math.round(least), Math.round(most)]);
const match = (asked: string, said: string): number => quantityMatch(quantitiesOf(asked), quantitiesOf(said));

describe('quantitiesOf', () => {
  it.each<[string, [string, number, number][]]>([
    ['7 to 13 days before', [['time', 7 * DAY, 13 * DAY]]],
    ['14 or more days', [['time', 14 * DAY, Infinity]]],
    ['at least 72 hours', [['time', 3 * DAY, Infinity]]],
    ['up to 20 guests', [['people', 0, 20]]],
    ['three weeks and an hour', [['time', 21 * DAY, 21 * DAY], ['time', 60, 60]]],
    ['within 10 business days', [['time', 0, 10 * DAY]]],
    ['for 20 ppl', [['people', 20, 20]]],
    ['13 years and older', [['time', 13 * 525_600, Infinity]]],
    ['$60 and KB-042, 12 by 12 feet', []],
  ])('%s', (text, expected) => {
    expect(ranges(text)).toEqual(expected);
  });

  it('reads any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { least, most } of quantitiesOf(text)) expect(least).toBeLessThanOrEqual(most);
    }));
  });
});

describe('quantityMatch', () => {
  it.each([
    ['10 days before', '7 to 13 days before'],
    ['3 weeks before', '14 or more days before'],
    ['5 days before', 'less than 7 days before'],
    ['we are 15 people', 'up to 20 guests'],
    ['more than an hour late', 'more than 60 minutes late'],
  ])('%s is a case of %s', (asked, said) => {
    expect(match(asked, said)).toBeGreaterThan(0.5);
  });

  it.each([
    ['20 days before', '7 to 13 days before', -1],
    ['7 days before', 'less than 7 days before', -1],
    ['50 miles away', 'the first 25 miles are free', 0],
    ['10 days before', 'for 20 guests', 0],
    ['what is it', '7 days', 0],
  ])('%s is no case of %s', (asked, said, expected) => {
    expect(match(asked, said)).toBe(expected);
  });

  it('prefers the narrower case', () => {
    expect(match('more than an hour late', 'more than 60 minutes late')).toBeGreaterThan(match('more than an hour late', 'more than 30 minutes late'));
  });
});

describe('withoutAmounts', () => {
  it.each([
    ['cancel 3 weeks before the party', 'cancel before the party'],
    ['price for 20 ppl', 'price for ppl'],
    ['the Fourth of July', 'the Fourth of July'],
  ])('%s', (text, rest) => {
    expect(withoutAmounts(text).replace(/\s+/g, ' ').trim()).toBe(rest);
  });
});
