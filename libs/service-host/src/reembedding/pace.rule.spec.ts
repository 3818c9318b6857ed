import { describe, expect, it } from '@jest/globals';
import { LONGEST_WAIT_MS, pauseBefore } from './pace.rule.js';

describe('pauseBefore', () => {
  it('is short after a batch that went well, and doubles with failures up to its limit', () => {
    expect([0, 1, 2, 3, 4].map(pauseBefore)).toEqual([250, 5_000, 10_000, 20_000, 40_000]);
    expect([8, 30, 2_000].map(pauseBefore)).toEqual([LONGEST_WAIT_MS, LONGEST_WAIT_MS, LONGEST_WAIT_MS]);
  });
});
