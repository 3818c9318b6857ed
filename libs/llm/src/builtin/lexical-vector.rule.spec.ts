import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMBEDDING_WIDTH } from '../embedding/embedding-model.port.js';
import { BUILTIN_EMBEDDING_MODEL } from './builtin-embedding.adapter.js';
import { lexicalVector } from './lexical-vector.rule.js';

const cosine = (a: string, b: string): number => {
  const other = lexicalVector(b);
  return lexicalVector(a).reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
};

describe('lexical vectors', () => {
  it('are of the column width, of unit length and the same each time, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const vector = lexicalVector(text);
        expect(vector).toHaveLength(EMBEDDING_WIDTH);
        expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
        expect(lexicalVector(text)).toEqual(vector);
      }),
    );
  });

  it('are these under this name: when they change, the name changes too, so that stored texts are embedded anew', () => {
    const vector = lexicalVector('The children wrote that refunded deposits, applied vouchers and running costs are policies we were keeping.');
    const digest = createHash('sha256').update([...vector].map((value) => Math.round(value * 1_000)).join(' ')).digest('hex');
    expect([BUILTIN_EMBEDDING_MODEL, digest.slice(0, 16)]).toEqual(['builtin-lexical-2', '8c1182c064750db3']);
  });

  it.each([
    ['Can I cancel my booking?', 'Cancelling a booking is free', 'We have vegan menus'],
    ['cancelation', 'cancellation', 'menu'],
    ['Do you have food for kids?', 'Children eat free', 'We close at ten'],
    ['Öffnungszeiten', 'Offnungszeiten', 'Preise'],
    ['👍', '👍 👍', 'thumbs'],
    ['how much is the deposit', 'A deposit of $200 secures the date', 'how much is the fish'],
  ])('put %s nearer to %s than to %s', (text, near, far) => {
    expect(cosine(text, near)).toBeGreaterThan(cosine(text, far));
  });

  it('give a blank text a place of its own', () => {
    expect(lexicalVector('')).toEqual(lexicalVector(' \n'));
    expect(cosine('', 'hello world')).toBeLessThan(0.2);
  });

  it('stay as they are: stored vectors would not fit new ones', () => {
    const vector = lexicalVector('Cancel the booking, please.');
    const largest = [...vector].map((value, at) => ({ value: Math.round(value * 1000) / 1000, at })).sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.at - b.at);
    expect(largest.slice(0, 3)).toMatchInlineSnapshot(`
[
  {
    "at": 805,
    "value": 0.513,
  },
  {
    "at": 1419,
    "value": 0.513,
  },
  {
    "at": 370,
    "value": -0.41,
  },
]
`);
  });
});
