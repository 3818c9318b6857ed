import type { Envelope, ServiceName } from '@rapport/contracts';

/** A claimed delivery: this worker's until the lease ends, as long as nobody has raised the fence. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly name: string;
  readonly lane: string;
  readonly data: unknown;
  readonly envelope: Envelope;
  readonly attempts: number;
  readonly fence: number;
  /** Something stood behind it in its lane when it was claimed. */
  readonly more: boolean;
}

/** A delivery that was marked done. */
export interface Finished {
  /** Somebody found its lane busy meanwhile. */
  readonly knocked: boolean;
}

/** One lane of one consumer: its deliveries are handled in order, one at a time. */
export interface Lane {
  readonly consumer: ServiceName;
  readonly lane: string;
}

/** A lane that waits for a worker, with the delivery that heads it. */
export interface WaitingLane extends Lane {
  readonly id: string;
  readonly fence: number;
}

/** What became of the row at the head of a lane. */
export type Outcome =
  /** Nothing to do, or another worker is at it. */
  | { readonly kind: 'idle' }
  /** `again`: something may stand behind it. */
  | { readonly kind: 'done'; readonly again: boolean }
  | { readonly kind: 'dead' }
  /** Will be tried again; its lane waits for it. */
  | { readonly kind: 'backoff'; readonly dueInMs: number }
  /** Another worker has taken over. */
  | { readonly kind: 'lost' };
