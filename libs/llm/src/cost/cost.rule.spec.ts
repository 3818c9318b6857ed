import { describe, expect, it } from '@jest/globals';
import { costUsd } from './cost.rule.js';

describe('what a call costs', () => {
  it.each([
    ['gpt-4o-mini', 1_000_000, 0, 0.15],
    ['gpt-4o-mini', 0, 1_000_000, 0.6],
    ['gpt-4o-mini-2024-07-18', 1000, 1000, 0.00075],
    ['text-embedding-3-small', 500_000, 0, 0.01],
    ['claude-haiku-4-5-20251001', 1000, 1000, 0.006],
    ['claude-haiku-5-5', 100_000, 1000, 0.0105],
    ['claude-haiku-5-5', 100_001, 1000, 0.0525005],
    ['llama3.2', 1000, 1000, null],
    ['toString', 1000, 1000, null],
    ['gpt-4o-mini-extra', 1, 1, null],
  ])('%s, %d in, %d out: %s', (model, input, output, expected) => {
    const cost = costUsd(model, input, output);
    if (expected === null) expect(cost).toBeNull();
    else expect(cost).toBeCloseTo(expected, 10);
  });
});
