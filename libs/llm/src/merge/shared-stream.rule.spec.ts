import { describe, expect, it } from '@jest/globals';
import { SharedStream } from './shared-stream.rule.js';

class Source {
  pulled = 0;
  ended = false;
  signal: AbortSignal | undefined;
  failAfter = Number.POSITIVE_INFINITY;

  readonly start = (signal: AbortSignal): AsyncIterable<number> => {
    this.signal = signal;
    return this.items();
  };

  private async *items(): AsyncGenerator<number> {
    try {
      for (let i = 0; i < 5; i += 1) {
        if (i === this.failAfter) throw new Error('broken');
        this.pulled += 1;
        await Promise.resolve();
        yield i;
      }
    } finally {
      this.ended = true;
    }
  }
}

async function all(reader: AsyncIterable<number>): Promise<number[]> {
  const items = [];
  for await (const item of reader) items.push(item);
  return items;
}

describe('one stream for several readers', () => {
  it('gives each of them every item, also to one that comes later', async () => {
    const source = new Source();
    let ends = 0;
    const shared = new SharedStream(source.start, () => (ends += 1));
    const first = shared.read(undefined);
    expect((await first.next()).value).toBe(0);
    expect((await first.next()).value).toBe(1);
    const [late, rest] = await Promise.all([all(shared.read(undefined)), all(first)]);
    expect([late, rest]).toEqual([[0, 1, 2, 3, 4], [2, 3, 4]]);
    expect([source.pulled, ends]).toEqual([5, 1]);
  });

  it('pulls no further than the reader that is furthest along', async () => {
    const source = new Source();
    const reader = new SharedStream(source.start, () => undefined).read(undefined);
    await reader.next();
    expect(source.pulled).toBe(1);
  });

  it('goes on for the others when one leaves, and ends with the last', async () => {
    const source = new Source();
    let ends = 0;
    const shared = new SharedStream(source.start, () => (ends += 1));
    const leaving = new AbortController();
    const one = shared.read(leaving.signal);
    const other = shared.read(undefined);
    await one.next();
    await other.next();
    leaving.abort(new Error('gone'));
    await expect(one.next()).rejects.toThrow('gone');
    expect((await other.next()).value).toBe(1);
    expect([source.signal?.aborted, ends]).toEqual([false, 0]);
    await other.return(undefined);
    expect([source.signal?.aborted, source.ended, ends]).toEqual([true, true, 1]);
  });

  it('gives every reader the failure', async () => {
    const source = new Source();
    source.failAfter = 2;
    const shared = new SharedStream(source.start, () => undefined);
    const results = await Promise.allSettled([all(shared.read(undefined)), all(shared.read(undefined))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
