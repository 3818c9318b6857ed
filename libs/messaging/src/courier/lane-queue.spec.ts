import { describe, expect, it } from '@jest/globals';
import { LaneQueue } from './lane-queue.service.js';

function deferred() {
  const open = new Map<string, () => void>();
  const log: string[] = [];
  const drain = (lane: string): Promise<void> => {
    log.push(lane);
    return new Promise((resolve) => open.set(lane, resolve));
  };
  const finish = async (lane: string): Promise<void> => {
    open.get(lane)?.();
    await new Promise(setImmediate);
  };
  return { log, drain, finish };
}

describe('LaneQueue', () => {
  it('works on so many lanes at once and never twice on one', async () => {
    const { log, drain, finish } = deferred();
    const queue = new LaneQueue(2, drain);
    for (const lane of ['a', 'b', 'c', 'a', 'c']) queue.add(lane);
    expect(log).toEqual(['a', 'b']);
    await finish('b');
    expect(log).toEqual(['a', 'b', 'c']);
    await finish('a'); // was told again while it was worked on
    expect(log).toEqual(['a', 'b', 'c', 'a']);
    await finish('a');
    await finish('c');
    expect(queue.isIdle).toBe(true);
  });

  it('begins nothing after it was closed', async () => {
    const { log, drain, finish } = deferred();
    const queue = new LaneQueue(1, drain);
    queue.add('a');
    queue.add('b');
    queue.close();
    queue.add('c');
    await finish('a');
    expect(log).toEqual(['a']);
    expect(queue.isIdle).toBe(true);
  });
});
