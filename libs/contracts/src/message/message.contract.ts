import type { z } from 'zod';
import type { ServiceName } from './service.contract.js';

/** How a durable message is brought. */
export interface DeliveryPolicy {
  /** Tries before the delivery lies dead and waits for a person. */
  readonly maxAttempts: number;
  /** First pause after a failure in ms; it doubles with each further one, up to an hour, with 20 % jitter. */
  readonly backoffMs: number;
  /** How long a worker may be silent before another one takes over, in ms. It renews every third of it. */
  readonly leaseMs: number;
  /** A handler that has not ended by then is given up and the try counts as failed, in ms: one that hangs must not hold its lane for ever. */
  readonly limitMs: number;
  /**
   * While another service or a provider is away, tries don't count, for at most so long after the sending, in ms: the message waits for it to
   * come back. 0 where the handler itself ends things visibly after its tries.
   */
  readonly patienceMs: number;
}

/** Something that happened: any number of services hear of it. Carries ids only. */
export interface EventContract<D extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly name: string;
  readonly consumers: readonly ServiceName[];
  readonly data: D;
  readonly policy: DeliveryPolicy;
}

/** Something to do, by exactly one service. Carries ids only. */
export interface CommandContract<D extends z.ZodType = z.ZodType> {
  readonly kind: 'command';
  readonly name: string;
  readonly consumers: readonly [ServiceName];
  readonly data: D;
  readonly policy: DeliveryPolicy;
}

/** A question to exactly one service. May carry text; is never stored and never retried by the transport. */
export interface RequestContract<D extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly kind: 'request';
  readonly name: string;
  readonly consumers: readonly [ServiceName];
  readonly data: D;
  readonly reply: R;
  /** The asker waits no longer than this, in ms. */
  readonly timeoutMs: number;
  /** How many of these one instance of the service answers at the same time. */
  readonly concurrency: number;
}

export type DurableContract<D extends z.ZodType = z.ZodType> = EventContract<D> | CommandContract<D>;
export type MessageContract = DurableContract | RequestContract;
export type DataOf<C> = C extends { readonly data: infer D extends z.ZodType } ? z.output<D> : never;
export type ReplyOf<C> = C extends { readonly reply: infer R extends z.ZodType } ? z.output<R> : undefined;
