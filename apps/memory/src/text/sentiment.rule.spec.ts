import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sentimentOf } from './sentiment.rule.js';

describe('sentimentOf', () => {
  it.each([
    ['Thank you so much, the food was wonderful!', 0.6, 1],
    ['The food was not good at all.', -1, -0.2],
    ['I am VERY disappointed. The chef was rude and the rice was horrible!!!', -1, -0.7],
    ['Do you cook in the rain?', -0.1, 0.1],
  ])('%j', (text, least, most) => {
    const sentiment = sentimentOf(text);
    expect(sentiment).toBeGreaterThanOrEqual(least);
    expect(sentiment).toBeLessThanOrEqual(most);
  });

  it('says nothing of what is no words', () => {
    expect([sentimentOf(''), sentimentOf('  !? 42')]).toEqual([null, null]);
  });

  it('stays within its bounds, whatever is said', () => {
    const words = fc.array(fc.constantFrom('great', 'not', 'AWFUL', 'but', 'kind of', ':)', '!!!', 'constructor', '__proto__', 'toString', '👍', '\n'), { maxLength: 40 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
      const sentiment = sentimentOf(text);
      expect(sentiment === null || (sentiment >= -1 && sentiment <= 1)).toBe(true);
    }));
  });
});
