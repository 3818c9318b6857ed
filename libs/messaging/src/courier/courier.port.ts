import type { ServiceName } from '@rapport/contracts';
import type { DeliveryRepository } from '../delivery/delivery.repository.js';
import type { Lane } from '../delivery/delivery.types.js';
import type { LaneWorker } from '../delivery/lane-worker.service.js';

/** A hint that a lane may have something to do. It may be lost or come twice: the rows are the truth. */
export interface WakeUp extends Lane {
  readonly deliveryId: string;
  /** Due in so many ms. */
  readonly delayMs: number;
}

/** A service that wants its deliveries. */
export interface Consumer {
  readonly service: ServiceName;
  readonly worker: LaneWorker;
  readonly deliveries: DeliveryRepository;
  /** How many lanes are worked on at the same time. */
  readonly concurrency: number;
}

/** Brings deliveries to workers: tells them which lanes to drain, and finds again what nobody told them. */
export interface Courier {
  /** Begins to bring deliveries to a service, those that wait from before too. */
  serve(consumer: Consumer): Promise<void>;
  /** Tells of new deliveries; never throws. */
  wake(wakeUps: readonly WakeUp[]): void;
  /** Brings nothing more to a service; waits for its running handlers. */
  stop(service: ServiceName): Promise<void>;
}
