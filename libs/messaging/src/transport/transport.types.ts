import type { MessageContract } from '@rapport/contracts';
import type { Door, UnitOfWork } from '@rapport/database';
import type { Logger } from '@rapport/observability';
import type { Courier } from '../courier/courier.port.js';
import type { CrashPoints } from '../delivery/crash-point.port.js';
import type { DeliveryRepository } from '../delivery/delivery.repository.js';
import type { OutboxRepository } from '../delivery/outbox.repository.js';

/** Faults that the conformance suite puts in. */
export interface Faults {
  readonly crashPoints?: CrashPoints;
  readonly deliveries?: (door: Door) => DeliveryRepository;
  readonly outbox?: (unitOfWork: UnitOfWork) => OutboxRepository;
  /** What the senders of wake-ups see. */
  readonly courier?: (courier: Courier) => Courier;
}

/** What every transport may be given. */
export interface TransportOptions {
  /** The process's logger. */
  readonly logger: Logger;
  /** All messages there are; those of `@rapport/contracts` by default. */
  readonly contracts?: readonly MessageContract[];
  /** Finished deliveries are deleted after so many days, 7 by default. */
  readonly keepDays?: number;
  readonly faults?: Faults;
}
