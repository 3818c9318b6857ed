import { describe, expect, it } from '@jest/globals';
import { sourcedShare } from './confidence.rule.js';

const refs = new Set(['KB-001', 'KB-002']);

describe('sourcedShare', () => {
  it.each([
    ['Half is refunded. [KB-001]', 0.9],
    ['Half is refunded [KB-001]. We come on Sundays [KB-002].', 0.9],
    ['Half is refunded [KB-001]. We come on Sundays.', 0.45],
    ['Half is refunded [KB-001]. Shall I bring in a person?', 0.9],
    ['Half is refunded [KB-009].', 0],
    ['Half is refunded.', 0],
    ['', 0],
  ])('%j is %d', (text, share) => {
    expect(sourcedShare(text, refs)).toBeCloseTo(share, 10);
  });
});
