import { describe, expect, it } from '@jest/globals';
import { figures, phrase, statements } from './figure.rule.js';

const said = (says: string, text: string): number[] => statements(phrase(says), text).map(({ value }) => value);

describe('phrase', () => {
  it.each([
    ['$# per adult', 'The price is $60 per adult.', [60]],
    ['$# per adult', 'The price is $1,060.50 per adult.', [1060.5]],
    ['holiday minimum .. $#', 'the holiday\nminimum spend is $1,200.', [1200]],
    ['minimum .. $#', 'the minimum holds. We charge $5', []],
    ['gyoza ... $#', '| Gyoza, 6 pieces | $9 per plate |', [9]],
    ['gyoza .. $#', '| Gyoza, 6 pieces | $9 per plate |', []],
    ['(with|of) # guests', 'a party with 3 guests of 4 guests', [3, 4]],
    ['# to \\d+ days', '7 to 13 days', [7]],
    ['\\d+ to # days', '7 to 13 days', [13]],
    ['(?<!holiday )minimum is $#', 'The holiday minimum is $9, the minimum is $6', [6]],
    ['at # p.m.', 'at 8 p.m., not at 9 pmx', [8]],
  ])('%s in %j', (says, text, values) => {
    expect(said(says, text)).toEqual(values);
  });

  it('never reads the end of a longer number', () => {
    expect(said('# guests', '120 guests and 1,020 guests')).toEqual([120, 1020]);
  });
});

describe('figures', () => {
  it('finds every number but those of list items, telephones and names', () => {
    const text = '1. Call (914) 555-0142.\n2. Pay $1,080.50, or 10% of 8-foot tables.\nA W-9 form in 24 hours.';
    expect(figures(text).map(({ written }) => written)).toEqual(['1,080.50', '10', '8', '24']);
  });

  it('says where a number stands', () => {
    expect(figures('$60 per adult')).toEqual([{ at: 1, written: '60' }]);
  });
});
