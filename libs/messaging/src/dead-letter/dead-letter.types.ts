import type { ServiceName } from '@rapport/contracts';

/** A delivery that failed too often, or in a way that trying again can't mend. It waits for a person. */
export interface DeadLetter {
  readonly id: string;
  readonly messageId: string;
  readonly name: string;
  readonly consumer: ServiceName;
  readonly lane: string;
  /** Ids only. */
  readonly data: unknown;
  readonly attempts: number;
  readonly error: string | null;
  readonly requestId: string;
  readonly sentAt: Date;
  readonly diedAt: Date;
}
