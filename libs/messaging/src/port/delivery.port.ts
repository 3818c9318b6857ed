import type { Envelope } from '@rapport/contracts';
import type { Scope } from '@rapport/database';

/** What a handler of a durable message is given beside the data. */
export interface DeliveryContext {
  /** Id of the delivery: the idempotency key for calls to the outside. */
  readonly deliveryId: string;
  readonly messageId: string;
  /** 1 on the first try. */
  readonly attempt: number;
  /** True when a failure now means that the delivery will lie dead. */
  readonly lastAttempt: boolean;
  readonly envelope: Envelope;
  /** The scope of the envelope. */
  readonly scope: Scope;
  /** Aborted when the lease was lost or the service shuts down. */
  readonly signal: AbortSignal;
  /**
   * The effect: one transaction whose first statement marks the delivery done. Slow work belongs before it. When another
   * worker has taken over, nothing is written and a `LeaseLostError` ends the handler.
   * May be called once. A handler that never calls it is marked done after it returns.
   *
   * @param work writes, and the messages that follow from them
   * @param scope another scope than the envelope's
   */
  effect<T>(work: () => Promise<T>, scope?: Scope): Promise<T>;
}

/** What a handler of a request is given beside the data. */
export interface RequestHandlerContext {
  readonly envelope: Envelope;
  readonly scope: Scope;
  /** Aborted at the asker's deadline. */
  readonly signal: AbortSignal;
}
