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
    expect(contentTokens('What are your opening hours on Sundays?')).toEqual(['open', 'hour', 'sundai']);
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
  ])('stems %j alike', (words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each([['news', 'new'], ['bus', 'bu'], ['king', 'k'], ['meaning', 'me'], ['moment', 'mo']])('%s is not %s', (word, wrong) => {
    expect(stem(word)).not.toBe(wrong);
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
