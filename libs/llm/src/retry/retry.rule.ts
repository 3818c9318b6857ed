import type { CallFailure } from '../failure/provider-failure.rule.js';

export interface RetryPolicy {
  /** Attempts in all, the first included. */
  tries: number;
  /** Longest pause before the second attempt, in milliseconds; it doubles with each further one. */
  baseDelayMs: number;
  /** No single pause is longer. A provider that asks for more gets no further attempt. */
  maxDelayMs: number;
  /** 0 (inclusive) to 1. */
  random: () => number;
  /** Resolves after the time, or rejects as soon as the signal fires. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const defaultRetryPolicy: RetryPolicy = {
  tries: 3,
  baseDelayMs: 500,
  maxDelayMs: 8_000,
  random: Math.random,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(new Error('the wait was ended'));
      };
      if (signal?.aborted === true) return reject(new Error('the wait was ended'));
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/**
 * How long to wait before the next attempt: "full jitter" (Brooker, "Exponential Backoff And Jitter", AWS 2015),
 * or at least what the provider asked for.
 *
 * @param failed attempts that have failed so far, 1 or more
 * @param retryAfterSeconds the provider's own wish, if it has one
 * @returns milliseconds, or null when there should be no further attempt
 */
export function retryDelayMs(failed: number, retryAfterSeconds: number | undefined, policy: RetryPolicy): number | null {
  if (failed >= policy.tries) return null;
  const ceiling = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (failed - 1));
  const jitter = policy.random() * ceiling;
  if (retryAfterSeconds === undefined) return jitter;
  const asked = retryAfterSeconds * 1000;
  // Calls that were refused together must not come back together: hence the jitter on top.
  return asked > policy.maxDelayMs ? null : asked + policy.random() * Math.min(ceiling, 250);
}

/**
 * The one place that repeats a call to a provider. An attempt that has yielded anything is never repeated:
 * what was released can't be taken back, and a second answer would continue it with other words.
 *
 * @param attempt starts a fresh attempt
 * @param judge tells what a thrown thing means
 * @param signal ends the waiting
 * @returns the items of the first attempt that yields one
 * @throws AppError of the last attempt
 */
export async function* retryStream<T>(
  attempt: () => AsyncIterable<T>,
  judge: (error: unknown) => CallFailure,
  signal: AbortSignal | undefined,
  policy: RetryPolicy = defaultRetryPolicy,
): AsyncGenerator<T> {
  for (let failed = 0; ; ) {
    let released = false;
    try {
      for await (const item of attempt()) {
        released = true;
        yield item;
      }
      return;
    } catch (thrown) {
      failed += 1;
      const { error, transient } = judge(thrown);
      const delay = transient && !released ? retryDelayMs(failed, error.retryAfterSeconds, policy) : null;
      if (delay === null) throw error;
      await policy.sleep(delay, signal).catch(() => {
        throw judge(signal?.reason).error;
      });
    }
  }
}

/**
 * The same for a call that answers in one piece.
 *
 * @param attempt starts a fresh attempt
 * @returns the first answer
 * @throws AppError of the last attempt
 */
export async function retryCall<T>(
  attempt: () => Promise<T>,
  judge: (error: unknown) => CallFailure,
  signal: AbortSignal | undefined,
  policy: RetryPolicy = defaultRetryPolicy,
): Promise<T> {
  async function* once(): AsyncGenerator<T> {
    yield await attempt();
  }
  for await (const answer of retryStream(once, judge, signal, policy)) return answer;
  throw judge(new Error('no answer')).error;
}
