import type { DatabasePlatform } from '@rapport/database';
import type { ProcessTransport } from '../port/transport.port.js';
import type { Faults } from '../transport/transport.types.js';

/** A transport whose process can be killed. */
export interface MortalTransport extends ProcessTransport {
  vanish(): void;
}

/** Database and broker on which the suite runs. */
export interface Stage {
  readonly database: DatabasePlatform;
  /** The transport of another process. */
  transport(faults: Faults): MortalTransport;
  /** Takes everything out of the broker; absent where the table is the queue. */
  emptyBroker?(): Promise<void>;
  /** Kills the broker; what it returns starts it again. */
  killBroker?(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
