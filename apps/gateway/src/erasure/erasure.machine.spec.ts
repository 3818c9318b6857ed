import { describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@rapport/contracts';
import fc from 'fast-check';
import { begun, type ErasureStanding, noted, TAKING_PART, waitingFor } from './erasure.machine.js';

const NEW: ErasureStanding = { state: 'running', progress: { stores: [], finished: [] } };
const finish = (round: number, rows = 0) => ({ erasureId: 'e', round, stores: [{ store: 'ai.messages', action: 'deleted' as const, rows }], finished: true });

describe('erasure', () => {
  it('goes through its two rounds, in whatever order the services finish', () => {
    const orders = fc.tuple(fc.shuffledSubarray([...TAKING_PART], { minLength: TAKING_PART.length }), fc.shuffledSubarray([...TAKING_PART], { minLength: TAKING_PART.length }));
    fc.assert(
      fc.property(orders, ([first, second]) => {
        const through = (from: ErasureStanding, round: number, order: readonly ServiceName[]): string[] => {
          let standing = from;
          const states = order.map((service) => {
            standing = noted(standing, service, finish(round), 't');
            return standing.state;
          });
          last = standing;
          return states;
        };
        let last = NEW;
        const running = through(NEW, 1, first);
        expect(running.slice(0, -1).every((state) => state === 'running') && running.at(-1) === 'settling').toBe(true);
        expect(waitingFor(last)).toEqual([]);
        const checking = begun(last, 2);
        expect(checking && waitingFor(checking)).toEqual(TAKING_PART);
        expect(through(checking ?? NEW, 2, second).at(-1)).toBe('done');
      }),
    );
  });

  it('adds up what each service erased where, and keeps the time at which a store was emptied', () => {
    const note = (rows: number) => ({ ...finish(1, rows), finished: false });
    let standing = noted(NEW, 'conversation', note(500), '1');
    standing = noted(standing, 'conversation', note(7), '2');
    standing = noted(standing, 'conversation', note(0), '3');
    standing = noted(standing, 'memory', note(0), '4');
    expect(standing.progress.stores).toEqual([
      { service: 'conversation', store: 'ai.messages', action: 'deleted', rows: 507, at: '2' },
      { service: 'memory', store: 'ai.messages', action: 'deleted', rows: 0, at: '4' },
    ]);
  });

  it('is finished by nobody for a round that is not under way', () => {
    const late = noted({ state: 'settling', progress: NEW.progress }, 'memory', finish(1), 't');
    expect([late.state, late.progress.finished]).toEqual(['settling', []]);
    expect(noted(NEW, 'memory', finish(2), 't').progress.finished).toEqual([]);
  });

  it.each([
    ['running', 1, 'running'], ['running', 2, undefined], ['settling', 1, undefined], ['settling', 2, 'checking'], ['checking', 2, 'checking'], ['done', 1, undefined], ['done', 2, undefined],
  ] as const)('%s: round %d begins as %s', (state, round, next) => {
    expect(begun({ state, progress: NEW.progress }, round)?.state).toBe(next);
  });
});
