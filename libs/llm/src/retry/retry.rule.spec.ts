import { describe, expect, it } from '@jest/globals';
import { AppError } from '@rapport/errors';
import fc from 'fast-check';
import type { CallFailure } from '../failure/provider-failure.rule.js';
import { defaultRetryPolicy, retryCall, retryDelayMs, retryStream, type RetryPolicy } from './retry.rule.js';

const slept: number[] = [];
const policy: RetryPolicy = { ...defaultRetryPolicy, random: () => 0.5, sleep: async (ms) => void slept.push(ms) };
const judge = (thrown: unknown): CallFailure => ({
  error: thrown instanceof AppError ? thrown : new AppError('unavailable', 'down'),
  transient: !(thrown instanceof AppError && thrown.code === 'invalid_input'),
});

describe('the pause before the next attempt', () => {
  it.each([
    [1, undefined, 250],
    [2, undefined, 500],
    [3, undefined, null],
    [1, 2, 2125],
    [1, 0, 125],
    [1, 9, null],
    [3, 1, null],
  ])('after %d failures with retry-after %s is %s ms', (failed, retryAfter, expected) => {
    expect(retryDelayMs(failed, retryAfter, policy)).toBe(expected);
  });

  it('is never longer than the policy allows, and never shorter than the provider asks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.option(fc.double({ min: 0, max: 20, noNaN: true }), { nil: undefined }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failed, after, random) => {
        const delay = retryDelayMs(failed, after, { ...policy, tries: 10, random: () => random });
        if (delay === null) return (after ?? 0) * 1000 > policy.maxDelayMs;
        return delay >= (after ?? 0) * 1000 && delay <= policy.maxDelayMs + 250;
      }),
    );
  });
});

describe('repeating a call', () => {
  it('gives up after three attempts, with the last error', async () => {
    let attempts = 0;
    const call = retryCall(async () => Promise.reject(new AppError('unavailable', `attempt ${(attempts += 1)}`)), judge, undefined, policy);
    await expect(call).rejects.toThrow('attempt 3');
  });

  it('does not repeat what can never succeed', async () => {
    let attempts = 0;
    const refuse = async (): Promise<never> => {
      attempts += 1;
      throw new AppError('invalid_input', 'no such model');
    };
    await expect(retryCall(refuse, judge, undefined, policy)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(attempts).toBe(1);
  });

  it('waits as long as it is told, then answers', async () => {
    slept.length = 0;
    let attempts = 0;
    const call = async (): Promise<string> => {
      attempts += 1;
      if (attempts === 1) throw new AppError('rate_limited', 'slow down', { retryAfterSeconds: 1 });
      return 'here';
    };
    expect(await retryCall(call, judge, undefined, policy)).toBe('here');
    expect(slept).toEqual([1125]);
  });

  it('stops waiting when the caller has gone', async () => {
    const controller = new AbortController();
    const call = retryCall(async () => Promise.reject(new Error('down')), judge, controller.signal, { ...defaultRetryPolicy, baseDelayMs: 60_000, maxDelayMs: 60_000, random: () => 0.9 });
    setTimeout(() => controller.abort(), 5);
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('never repeats a stream that has said anything, whatever fails and when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }), async (itemsBeforeFailure) => {
        let attempts = 0;
        async function* attempt(): AsyncGenerator<string> {
          const items = itemsBeforeFailure[attempts];
          attempts += 1;
          if (items === undefined) return;
          for (let i = 0; i < items; i += 1) yield `${attempts}.${i}`;
          throw new Error('cut');
        }
        const seen: string[] = [];
        try {
          for await (const item of retryStream(attempt, judge, undefined, policy)) seen.push(item);
        } catch {
          // The cut reaches the caller; what matters is what was said before.
        }
        expect(new Set(seen.map((item) => item.split('.')[0])).size).toBeLessThanOrEqual(1);
        const speaks = itemsBeforeFailure.findIndex((items) => items > 0);
        expect(attempts).toBe(Math.min(3, speaks === -1 ? itemsBeforeFailure.length + 1 : speaks + 1));
      }),
    );
  });
});
