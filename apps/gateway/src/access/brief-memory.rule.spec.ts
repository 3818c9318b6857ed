import { describe, expect, it } from '@jest/globals';
import { BriefMemory } from './brief-memory.rule.js';

describe('BriefMemory', () => {
  it('forgets after its time, on request, and the oldest when it is full', () => {
    let now = 0;
    const memory = new BriefMemory<number>(100, 2, () => now);
    memory.set('a', 1);
    now = 99;
    expect(memory.get('a')).toBe(1);
    now = 100;
    expect(memory.get('a')).toBeUndefined();
    for (const [key, value] of [['a', 1], ['b', 2], ['c', 3]] as const) memory.set(key, value);
    expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([undefined, 2, 3]);
    memory.forget((value) => value === 2);
    expect([memory.get('b'), memory.get('c')]).toEqual([undefined, 3]);
  });
});
