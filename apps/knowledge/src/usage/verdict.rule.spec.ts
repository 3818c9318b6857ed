import { describe, expect, it } from '@jest/globals';
import { speaksForSources } from './verdict.rule.js';

describe('speaksForSources', () => {
  it.each([
    [{ thumb: 'up', qualityScore: 0.5 }, true],
    [{ thumb: 'down', qualityScore: 0.3 }, false],
    [{ thumb: null, qualityScore: 0.4 }, true],
    [{ thumb: null, qualityScore: 0.3 }, true],
    [{ thumb: null, qualityScore: 0.1 }, false],
    [{ thumb: null, qualityScore: 0 }, false],
  ] as const)('%j: %s', (rating, good) => {
    expect(speaksForSources(rating)).toBe(good);
  });
});
