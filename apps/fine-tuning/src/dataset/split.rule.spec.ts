import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { splitOf } from './split.rule.js';

describe('splitOf', () => {
  it('is fixed for good: models of today must not be tested on what models of yesterday learned', () => {
    const known = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => splitOf(`${letter.repeat(8)}-0000-4000-8000-000000000000`));
    expect(known).toEqual(['train', 'validation', 'test', 'train', 'train', 'train']);
  });

  it('shares 80 / 10 / 10', () => {
    const counts = { train: 0, validation: 0, test: 0 };
    for (let i = 0; i < 20_000; i += 1) counts[splitOf(randomUUID())] += 1;
    expect(counts.train / 20_000).toBeCloseTo(0.8, 1);
    expect(counts.validation / 20_000).toBeCloseTo(0.1, 1);
    expect(counts.test / 20_000).toBeCloseTo(0.1, 1);
  });
});
