import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CallBudget, TurnBudgets } from './call-budget.rule.js';
import { shareOf } from './share.rule.js';

describe('the share of one provider', () => {
  it.each([
    [3, 10_000, 0, 3, 10_000],
    [3, 10_000, 1, 2, 5_000],
    [3, 9_000, 2, 1, 4_500],
    [3, 9_000, 5, 1, 4_500],
    [1, 4_000, 2, 1, 4_000],
    [0, 4_000, 0, 0, 0],
    [3, 0, 0, 0, 0],
    [3, -5, 1, 0, 0],
  ])('of %d calls and %d ms with %d behind it is %d tries and %d ms', (calls, ms, followers, tries, share) => {
    expect(shareOf(calls, ms, followers)).toEqual({ tries, ms: share });
  });

  it('leaves a call and time for everybody behind it, as far as there are calls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 5 }), (calls, ms, followers) => {
        let callsLeft = calls;
        let msLeft = ms;
        let asked = 0;
        for (let behind = followers; behind >= 0; behind -= 1) {
          const share = shareOf(callsLeft, msLeft, behind);
          callsLeft -= share.tries;
          msLeft -= share.ms;
          if (share.tries > 0) asked += 1;
        }
        expect(asked).toBe(Math.min(calls, followers + 1));
        expect(callsLeft).toBe(0);
        expect(msLeft).toBeGreaterThanOrEqual(-0.001);
      }),
    );
  });
});

describe('the budgets of turns', () => {
  it('are shared by all calls of a turn, and by no others', () => {
    const turns = new TurnBudgets();
    turns.of('a', 3).take();
    expect([turns.of('a', 3).left, turns.of('b', 3).left, turns.of(undefined, 3).left]).toEqual([2, 3, 3]);
    expect(turns.of(undefined, 3)).not.toBe(turns.of(undefined, 3));
  });

  it('are forgotten, the oldest first, when there are too many', () => {
    const turns = new TurnBudgets();
    turns.of('oldest', 3).take();
    for (let i = 0; i < 10_000; i += 1) turns.of(`turn ${i}`, 3);
    expect(turns.of('oldest', 3).left).toBe(3);
    expect(new CallBudget(2).left).toBe(2);
  });
});
