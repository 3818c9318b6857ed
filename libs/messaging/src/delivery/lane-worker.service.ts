import type { DeliveryRunner } from './delivery-runner.service.js';
import { inFreshContext } from './fresh-context.rule.js';

/** So that one busy lane does not keep a worker from the others for ever. */
const LONGEST_DRAIN_MS = 10_000;

/** Drains lanes of one service, and lets them finish when the service stops. */
export class LaneWorker {
  private readonly running = new Set<Promise<unknown>>();
  private readonly aborter = new AbortController();
  private stopping = false;

  constructor(private readonly runner: Pick<DeliveryRunner, 'next'>) {}

  /**
   * Handles the deliveries of a lane one after the other until none is due or none is left, for at most 10 s.
   *
   * @returns after how many ms the lane needs a new wake-up, or undefined when it needs none
   * @throws what `DeliveryRunner.next` throws
   */
  drain(lane: string): Promise<number | undefined> {
    if (this.stopping) return Promise.resolve(undefined);
    const drained = inFreshContext(() => this.loop(lane));
    const tracked = drained.catch(() => undefined).finally(() => this.running.delete(tracked));
    this.running.add(tracked);
    return drained;
  }

  /** Takes no new delivery and waits for the running handlers; past the grace they are aborted and given back. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    const all = Promise.all(this.running);
    const timer = setTimeout(() => this.aborter.abort(new Error('the service stops')), graceMs);
    // A handler that does not hear the abort is left behind: its lease lapses and another worker takes it.
    const last = new Promise((resolve) => setTimeout(resolve, graceMs + 2_000).unref());
    await Promise.race([all, last]);
    clearTimeout(timer);
  }

  private async loop(lane: string): Promise<number | undefined> {
    const until = performance.now() + LONGEST_DRAIN_MS;
    for (;;) {
      const outcome = await this.runner.next(lane, this.aborter.signal);
      if (outcome.kind === 'idle' || outcome.kind === 'lost') return undefined;
      if (outcome.kind === 'backoff') return outcome.dueInMs;
      if (outcome.kind === 'done' && !outcome.again) return undefined;
      if (this.stopping) return undefined;
      if (performance.now() > until) return 0;
    }
  }
}
