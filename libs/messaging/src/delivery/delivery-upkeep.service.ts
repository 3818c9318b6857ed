import type { ServiceName } from '@rapport/contracts';
import type { Logger, Metrics } from '@rapport/observability';
import type { DeliveryRepository } from './delivery.repository.js';
import { inFreshContext } from './fresh-context.rule.js';

const MEASURE_EVERY_MS = 5_000;
const PURGE_EVERY_MS = 3_600_000;
const PURGED_AT_ONCE = 5_000;

export interface UpkeepParts {
  readonly service: ServiceName;
  readonly deliveries: DeliveryRepository;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Finished deliveries are deleted after so many days. */
  readonly keepDays: number;
}

/** Measures how long due deliveries of a service wait, and deletes finished ones after some days. */
export class DeliveryUpkeep {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly parts: UpkeepParts) {}

  start(): void {
    this.every(MEASURE_EVERY_MS, () => this.measure());
    this.every(PURGE_EVERY_MS, () => this.purge());
  }

  stop(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  /** Writes the age of the oldest waiting delivery into `queueAge`. */
  async measure(): Promise<void> {
    const { service, deliveries, metrics } = this.parts;
    for (const { consumer, seconds } of await deliveries.oldestDue([service])) metrics.queueAge.set({ consumer }, seconds);
  }

  /** Deletes old finished deliveries, some thousand at once. @returns how many */
  async purge(): Promise<number> {
    let deleted = 0;
    for (;;) {
      const some = await this.parts.deliveries.purge(this.parts.keepDays);
      deleted += some;
      if (some < PURGED_AT_ONCE) break;
    }
    // Autovacuum sees to it on a server; the embedded database has none.
    if (deleted > 0) await this.parts.deliveries.vacuum();
    return deleted;
  }

  private every(ms: number, work: () => Promise<unknown>): void {
    const tick = (): void => {
      inFreshContext(work).catch((error: unknown) => this.parts.logger.warn({ err: error }, 'upkeep of the deliveries failed'));
    };
    this.timers.push(setInterval(tick, ms).unref());
  }
}
