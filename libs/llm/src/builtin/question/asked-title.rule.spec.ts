import { describe, expect, it } from '@jest/globals';
import { askedAbove } from './asked-title.rule.js';

const ENTRY = 'Can I change the date of my booking?';

describe('askedAbove', () => {
  it.each(['Can I change the date of my booking?', 'can i change my booking date', 'May I change the date?'])('%j is asked by the entry', (question) => {
    expect(askedAbove(question, ['Help', ENTRY])).toBeGreaterThan(0);
  });

  it.each(['Can I bring a dog?', 'What does the booking of a second grill cost?', 'zebra', ''])('%j is not', (question) => {
    expect(askedAbove(question, ['Help', ENTRY])).toBeLessThan(0);
  });

  it('takes the nearest of several questions', () => {
    expect(askedAbove('Can I bring a dog?', [ENTRY, 'Can I bring my dog?'])).toBe(askedAbove('Can I bring a dog?', ['Can I bring my dog?']));
  });

  it('says nothing where nothing above is a question', () => {
    expect(askedAbove('Can I change the date?', ['Changing the date', ''])).toBe(0);
    expect(askedAbove('Can I change the date?', [])).toBe(0);
  });
});
