import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateTokens } from './estimate-tokens.rule.js';
import { foldText, normalizeText } from './normalize.rule.js';
import { shingles, tokenCoverage, tokenSimilarity } from './similarity.rule.js';
import { stem } from './stem.rule.js';
import { contentTokens, tokenize, tokenSpans, wordCount } from './tokenize.rule.js';

describe('words', () => {
  it.each([
    ['Don’t pay $12.50 at 9:30!', ['dont', 'pay', '12.50', 'at', '9:30']],
    ['Crème brûlée — ﬁne', ['creme', 'brulee', 'fine']],
    ['KB-042', ['kb', '042']],
    ['', []],
  ])('tokenize %j', (text, expected) => {
    expect(tokenize(text)).toEqual(expected);
  });

  it('keeps what matters', () => {
    expect(contentTokens('What are your opening hours on Sundays?')).toEqual(['open', 'hour', 'sunday']);
    expect(wordCount("it's 3 words")).toBe(3);
    expect(normalizeText(' a\u200B“b” \n –c ')).toBe('a"b" -c');
    expect(foldText('ÉTÉ')).toBe('ete');
  });

  it.each([
    [['booking', 'booked', 'bookings', 'book', 'books']],
    [['price', 'prices', 'pricing', 'priced']],
    [['cancel', 'cancelled', 'canceling', 'cancels', 'cancellation']],
    [['reserve', 'reservation', 'reservations', 'reserved']],
    [['pay', 'payment', 'payments', 'pays', 'paying']],
    [['delivery', 'deliveries']],
    [['refund', 'refunds', 'refundable', 'refunded']],
    [['dish', 'dishes']],
    [['box', 'boxes']],
    [['call', 'calls', 'calling']],
    [['apply', 'applies', 'applied', 'applying']],
    [['application', 'applications']],
    [['infect', 'infected', 'infection', 'infectious']],
    [['transfer', 'transferred', 'transferring']],
    [['write', 'wrote', 'written', 'writes']],
    [['die', 'died', 'dies', 'dying']],
    [['child', 'children']],
    [['diagnose', 'diagnosis', 'diagnoses']],
    [['use', 'used', 'using', 'uses']],
    [['effect', 'effective', 'effects']],
  ])('stems %j alike', (words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each([['news', 'new'], ['bus', 'bu'], ['king', 'k'], ['meaning', 'me'], ['moment', 'mo'], ['apply', 'app'], ['general', 'gener'], ['his', 'hi'], ['virus', 'viru']])('%s is not %s', (word, wrong) => {
    expect(stem(word)).not.toBe(wrong);
  });

  it.each([['general', 'generous'], ['universe', 'university'], ['app', 'apply'], ['policy', 'police'], ['ski', 'skin'], ['organic', 'organize']])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it('gives every word a stem that is no longer than the word or its base, and the same one each time', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
      expect(stem(word)).not.toBe('');
      expect(stem(word).length).toBeLessThanOrEqual(word.length + 2);
      expect(stem(word)).toBe(stem(word));
    }));
  });

  it('spans are exact', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const span of tokenSpans(text)) expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
    );
  });
});

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['Hello, how are you?', 6],
    ['日本語', 4],
  ])('%j', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('grows with the text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => estimateTokens(a + b) >= estimateTokens(a) && estimateTokens(a + b) <= estimateTokens(a) + estimateTokens(b)));
  });
});

describe('similarity', () => {
  it('counts shared tokens', () => {
    expect(tokenCoverage(['a', 'b'], ['b', 'c'])).toBe(0.5);
    expect(tokenSimilarity(['a', 'b'], ['b', 'c'])).toBeCloseTo(1 / 3);
    expect(tokenCoverage([], [])).toBe(1);
    expect(shingles(['a', 'b', 'c'], 2)).toEqual(['a b', 'b c']);
    expect(shingles(['a'], 2)).toEqual([]);
  });
});
