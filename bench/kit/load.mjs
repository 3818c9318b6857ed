// Load at a fixed rate. A call counts from the moment at which it was due, so a server that falls behind cannot hide it by slowing its
// callers down.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @param {{ rate: number, seconds: number }} load calls a second, and for how long
 * @param {(index: number) => Promise<void>} work one call
 * @returns {Promise<{ ms: number[], failures: string[], mostAtOnce: number, lateMs: number }>} `lateMs`: how late this process was at worst
 */
export async function openLoop({ rate, seconds }, work) {
  const ms = [];
  const failures = [];
  const running = new Set();
  const started = performance.now();
  let mostAtOnce = 0;
  let lateMs = 0;
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = started + (index * 1_000) / rate;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    lateMs = Math.max(lateMs, performance.now() - due);
    const one = work(index).then(
      () => ms.push(performance.now() - due),
      (error) => failures.push(String(error?.message ?? error)),
    );
    const tracked = one.finally(() => running.delete(tracked));
    running.add(tracked);
    mostAtOnce = Math.max(mostAtOnce, running.size);
  }
  await Promise.all(running);
  return { ms, failures, mostAtOnce, lateMs: Math.round(lateMs) };
}
