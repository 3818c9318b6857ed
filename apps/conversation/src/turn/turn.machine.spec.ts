import { describe, expect, it } from '@jest/globals';
import { nextTurnState, TURN_STATES, turnStatesBefore } from './turn.machine.js';

describe('turn machine', () => {
  it.each([
    ['received', 'start', 'running'],
    ['received', 'answer', undefined],
    ['received', 'escalate', 'escalated'],
    ['received', 'fail', 'failed'],
    ['running', 'start', undefined],
    ['running', 'answer', 'answered'],
    ['running', 'escalate', 'escalated'],
    ['running', 'fail', 'failed'],
  ] as const)('%s, %s: %s', (state, event, next) => {
    expect(nextTurnState(state, event)).toBe(next);
  });

  it('never leaves an end', () => {
    for (const state of ['answered', 'escalated', 'failed'] as const) {
      for (const event of ['start', 'answer', 'escalate', 'fail'] as const) expect(nextTurnState(state, event)).toBeUndefined();
    }
  });

  it('reaches every state from the first', () => {
    const reached = new Set(['received']);
    for (const state of TURN_STATES) {
      for (const event of ['start', 'answer', 'escalate', 'fail'] as const) {
        const next = nextTurnState(state, event);
        if (next && reached.has(state)) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...TURN_STATES].sort());
  });

  it('says where an event may come from', () => {
    expect(turnStatesBefore('answer')).toEqual(['running']);
    expect(turnStatesBefore('fail')).toEqual(['received', 'running']);
  });
});
