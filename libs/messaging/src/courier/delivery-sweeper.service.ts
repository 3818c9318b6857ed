import type { ServiceName } from '@rapport/contracts';
import type { Logger } from '@rapport/observability';
import type { DeliveryRepository } from '../delivery/delivery.repository.js';
import type { WaitingLane } from '../delivery/delivery.types.js';
import { inFreshContext } from '../delivery/fresh-context.rule.js';

/** Finds what nobody was told of: lanes whose head is due for longer than it should be, and workers that fell silent. */
export class DeliverySweeper {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private on = false;

  /**
   * @param everyMs pause between two sweeps; heads count as forgotten after half of it
   * @param found told of the lanes, must not reject
   */
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly consumers: readonly ServiceName[],
    private readonly everyMs: number,
    private readonly found: (lanes: readonly WaitingLane[]) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  /** Sweeps at once, then again and again. */
  start(): void {
    if (this.on) return;
    this.on = true;
    this.schedule(0);
  }

  async stop(): Promise<void> {
    this.on = false;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  private schedule(inMs: number): void {
    if (!this.on) return;
    this.timer = setTimeout(() => {
      this.sweeping = inFreshContext(() => this.sweep()).finally(() => this.schedule(this.everyMs * (0.8 + 0.4 * Math.random())));
    }, inMs);
    this.timer.unref();
  }

  private async sweep(): Promise<void> {
    try {
      const lapsed = await this.deliveries.lapsed(this.consumers);
      const heads = await this.deliveries.heads(this.consumers, this.everyMs / 2);
      if (this.on && lapsed.length + heads.length > 0) await this.found([...lapsed, ...heads]);
    } catch (error) {
      this.logger.warn({ err: error }, 'could not sweep for deliveries');
    }
  }
}
