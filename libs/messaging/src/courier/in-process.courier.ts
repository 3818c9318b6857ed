import type { ServiceName } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import type { Logger } from '@rapport/observability';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessGone } from '../delivery/crash-point.port.js';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import type { Consumer, Courier, WakeUp } from './courier.port.js';
import { LaneQueue } from './lane-queue.service.js';
import { WakeTimer } from './wake-timer.service.js';

/** How long at most until the rows are looked at although nobody said anything. */
const LONGEST_BLIND_MS = 30_000;
const AFTER_FAULT_MS = 1_000;
const GRACE_MS = 15_000;

interface Served extends Consumer {
  readonly queue: LaneQueue;
}

/**
 * Brings deliveries inside one process, for all of its services: at once when they are sent here, and by looking at the
 * rows at the start, when the next one falls due, and when a lease ends.
 */
export class InProcessCourier implements Courier {
  private readonly served = new Map<ServiceName, Served>();
  private readonly timer = new WakeTimer(() => this.scan());
  private scanning: Promise<void> | undefined;
  private scanAgain = false;

  constructor(private readonly logger: Logger) {}

  async serve(consumer: Consumer): Promise<void> {
    const queue = new LaneQueue(consumer.concurrency, (lane) => this.drain(consumer, lane));
    this.served.set(consumer.service, { ...consumer, queue });
    await this.scan();
  }

  wake(wakeUps: readonly WakeUp[]): void {
    for (const { consumer, lane, delayMs } of wakeUps) {
      if (delayMs > 0) this.timer.lower(delayMs);
      else this.served.get(consumer)?.queue.add(lane);
    }
  }

  async stop(service: ServiceName): Promise<void> {
    const served = this.served.get(service);
    if (!served) return;
    this.served.delete(service);
    if (this.served.size === 0) this.timer.clear();
    served.queue.close();
    await served.worker.stop(GRACE_MS);
    await this.scanning;
  }

  /** Stops at once and cleans nothing up, as a process that is killed. For tests. */
  vanish(): void {
    for (const { queue } of this.served.values()) queue.close();
    this.served.clear();
    this.timer.clear();
  }

  /**
   * Waits until no delivery of the served services runs or is due.
   *
   * @param options `withinMs`: deliveries that fall due so soon count as due; `timeoutMs`: patience, 30 s by default
   * @throws AppError `timeout` that names what still waits
   */
  async settle(options: { readonly withinMs?: number; readonly timeoutMs?: number } = {}): Promise<void> {
    const giveUpAt = performance.now() + (options.timeoutMs ?? 30_000);
    for (let pauseMs = 1; ; pauseMs = Math.min(25, pauseMs * 2)) {
      const busy = [...this.served.values()].some(({ queue }) => !queue.isIdle);
      const left = busy ? [] : await this.outstanding(options.withinMs ?? 0);
      if (!busy && left.length === 0) return;
      if (performance.now() > giveUpAt) {
        const what = (await this.outstanding(options.withinMs ?? 0)).map(({ name, state, count }) => `${count} ${name} ${state}`);
        throw new AppError('timeout', `deliveries did not settle: ${what.join(', ') || 'a handler still runs'}`);
      }
      if (!busy) await this.scan();
      await sleep(pauseMs);
    }
  }

  private async outstanding(withinMs: number): Promise<readonly { name: string; state: string; count: number }[]> {
    const [first] = this.served.values();
    return first ? first.deliveries.outstanding([...this.served.keys()], withinMs) : [];
  }

  private async drain(consumer: Consumer, lane: string): Promise<void> {
    try {
      const againInMs = await consumer.worker.drain(lane);
      if (againInMs !== undefined) this.wake([{ consumer: consumer.service, lane, deliveryId: '', delayMs: againInMs }]);
    } catch (error) {
      if (error instanceof ProcessGone) {
        this.vanish();
        return;
      }
      this.logger.warn({ err: error, consumer: consumer.service }, 'could not work on deliveries; they are tried again soon');
      this.timer.lower(AFTER_FAULT_MS);
    }
  }

  /** Wakes every lane whose head is due or whose worker fell silent; one look at a time. */
  private scan(): Promise<void> {
    if (this.scanning) {
      this.scanAgain = true;
      return this.scanning;
    }
    this.scanning = inFreshContext(() => this.look()).finally(() => {
      this.scanning = undefined;
      if (this.scanAgain) {
        this.scanAgain = false;
        void this.scan();
      }
    });
    return this.scanning;
  }

  private async look(): Promise<void> {
    const [first] = this.served.values();
    if (!first) return;
    const services = [...this.served.keys()];
    try {
      // The next time comes first: what falls due while this looks is then found by one of the three, never by none.
      const nextMs = await first.deliveries.nextInMs(services);
      const lapsed = await first.deliveries.lapsed(services);
      const heads = await first.deliveries.heads(services, 0);
      this.wake([...lapsed, ...heads].map(({ consumer, lane, id }) => ({ consumer, lane, deliveryId: id, delayMs: 0 })));
      if (this.served.size > 0) this.timer.lower(Math.min(LONGEST_BLIND_MS, nextMs ?? LONGEST_BLIND_MS));
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look for deliveries; tried again soon');
      if (this.served.size > 0) this.timer.lower(AFTER_FAULT_MS);
    }
  }
}
