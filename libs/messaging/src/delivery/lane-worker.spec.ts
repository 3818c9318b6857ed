import { describe, expect, it } from '@jest/globals';
import type { Outcome } from './delivery.types.js';
import { LaneWorker } from './lane-worker.service.js';

const script = (...outcomes: Outcome[]) => {
  const left = [...outcomes];
  return { next: async (): Promise<Outcome> => left.shift() ?? { kind: 'idle' }, left };
};

describe('LaneWorker', () => {
  it('goes on past done and dead rows until nothing is due', async () => {
    const runner = script({ kind: 'done', again: true }, { kind: 'dead' }, { kind: 'done', again: true });
    expect(await new LaneWorker(runner).drain('a')).toBeUndefined();
    expect(runner.left).toEqual([]);
  });

  it('does not look again behind a row behind which nothing stands', async () => {
    const runner = script({ kind: 'done', again: true }, { kind: 'done', again: false }, { kind: 'idle' });
    expect(await new LaneWorker(runner).drain('a')).toBeUndefined();
    expect(runner.left).toHaveLength(1);
  });

  it('stops at a row in back-off and says when to come back', async () => {
    const runner = script({ kind: 'done', again: true }, { kind: 'backoff', dueInMs: 40 }, { kind: 'idle' });
    expect(await new LaneWorker(runner).drain('a')).toBe(40);
    expect(runner.left).toHaveLength(1);
  });

  it('leaves the lane to who has taken over', async () => {
    const runner = script({ kind: 'lost' }, { kind: 'idle' });
    expect(await new LaneWorker(runner).drain('a')).toBeUndefined();
    expect(runner.left).toHaveLength(1);
  });

  it('aborts handlers that outlast the grace of a stop, and begins nothing more', async () => {
    let signal: AbortSignal | undefined;
    const worker = new LaneWorker({
      next: (_lane, stopping) => {
        signal = stopping;
        return new Promise((resolve) => stopping.addEventListener('abort', () => resolve({ kind: 'lost' })));
      },
    });
    const draining = worker.drain('a');
    await worker.stop(20);
    await draining;
    expect(signal?.aborted).toBe(true);
    expect(await worker.drain('b')).toBeUndefined();
  });
});
