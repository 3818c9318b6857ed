import type { Logger } from '@rapport/observability';
import type { DeliveryRepository } from './delivery.repository.js';
import { LeaseLostError } from './delivery.errors.js';
import type { ClaimedDelivery } from './delivery.types.js';

/** Keeps a claimed delivery ours while its handler works: renews every third of the lease. */
export class Lease {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private heldUntil: number;
  private ended = false;

  /**
   * @param leaseMs how long a worker may be silent
   * @param claimedMs for how long the claim was made, when that is another time
   */
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly delivery: ClaimedDelivery,
    private readonly leaseMs: number,
    claimedMs: number,
    private readonly logger: Logger,
  ) {
    this.heldUntil = performance.now() + claimedMs;
    this.schedule(leaseMs === claimedMs ? leaseMs / 3 : 0);
  }

  /** Aborted with a {@link LeaseLostError} when another worker has taken over. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get lost(): boolean {
    return this.controller.signal.aborted;
  }

  /** Says that the fence has moved on. */
  lose(): LeaseLostError {
    const error = new LeaseLostError(this.delivery.id);
    this.controller.abort(error);
    return error;
  }

  /** Stops renewing. */
  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private schedule(inMs: number): void {
    if (this.ended) return;
    this.timer = setTimeout(() => void this.renew(), inMs);
    this.timer.unref();
  }

  private async renew(): Promise<void> {
    const from = performance.now();
    try {
      if (!(await this.deliveries.renew(this.delivery.id, this.delivery.fence, this.leaseMs))) {
        if (!this.ended) this.lose();
        return;
      }
      this.heldUntil = from + this.leaseMs;
    } catch (error) {
      this.logger.warn({ err: error, deliveryId: this.delivery.id }, 'could not renew a lease');
      if (performance.now() > this.heldUntil && !this.ended) {
        this.lose();
        return;
      }
    }
    this.schedule(this.leaseMs / 3);
  }
}
