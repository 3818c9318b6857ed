import { describe, expect, it } from '@jest/globals';
import { dice } from '../random/dice.rule.js';
import { planBlows } from './kill-plan.rule.js';

const plan = (seed: number) => planBlows({ victims: ['a', 'b', 'c', 'd', 'd'], turns: 100, downMs: [500, 3_000], random: dice(seed) });

describe('the plan of blows', () => {
  it('strikes each victim as often as it is named, in the order of the turns, before the run is over', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const blows = plan(seed);
      expect(blows.map(({ victim }) => victim).sort()).toEqual(['a', 'b', 'c', 'd', 'd']);
      expect(blows.map(({ atTurn }) => atTurn)).toEqual(blows.map(({ atTurn }) => atTurn).sort((a, b) => a - b));
      expect(blows.every(({ atTurn, downMs }) => atTurn < 100 && downMs >= 500 && downMs <= 3_000)).toBe(true);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
  });
});
