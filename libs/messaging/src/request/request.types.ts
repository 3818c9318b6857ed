import type { Envelope, ServiceName } from '@rapport/contracts';
import type { WireError } from '@rapport/errors';

/** A request as it travels: all of it is JSON. */
export interface RequestMessage {
  readonly name: string;
  readonly data: unknown;
  readonly envelope: Envelope;
  /** Epoch in ms after which nobody waits for the answer. */
  readonly deadline: number;
}

/** An answer as it travels. */
export type Reply = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: WireError };

/** The way of a request to a service and of its answer back. */
export interface RequestCarrier {
  /**
   * @param signal aborted when nobody waits any more
   * @returns the answer; may never settle after the signal
   * @throws AppError `unavailable` when the request could not be handed over
   */
  carry(service: ServiceName, message: RequestMessage, signal: AbortSignal): Promise<Reply>;
}
