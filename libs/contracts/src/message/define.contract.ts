import type { z } from 'zod';
import type { CommandContract, DeliveryPolicy, EventContract, RequestContract } from './message.contract.js';
import type { ServiceName } from './service.contract.js';

// The lease bounds how long work waits for a worker that was killed; one that lives renews it every third of it.
const DELIVERY: DeliveryPolicy = { maxAttempts: 8, backoffMs: 500, leaseMs: 20_000, limitMs: 300_000, patienceMs: 6 * 3_600_000 };

/**
 * Defines an event.
 *
 * @param name past tense with a dot, `turn.completed`; never renamed once it was in use
 * @param consumers every service that handles it
 * @param data ids only
 * @param policy differences from the house's delivery policy
 */
export function defineEvent<D extends z.ZodType>(
  name: string,
  consumers: readonly ServiceName[],
  data: D,
  policy: Partial<DeliveryPolicy> = {},
): EventContract<D> {
  return { kind: 'event', name, consumers, data, policy: { ...DELIVERY, ...policy } };
}

/** Defines a command: imperative, `message.send`, one handler. Parameters as in {@link defineEvent}. */
export function defineCommand<D extends z.ZodType>(
  name: string,
  consumer: ServiceName,
  data: D,
  policy: Partial<DeliveryPolicy> = {},
): CommandContract<D> {
  return { kind: 'command', name, consumers: [consumer], data, policy: { ...DELIVERY, ...policy } };
}

/**
 * Defines a request.
 *
 * @param name what is asked, `knowledge.search`
 * @param service who answers
 * @param data what is sent, may hold text
 * @param reply what comes back
 * @param limits `timeoutMs` (default 5000) and `concurrency` per instance (default 32)
 */
export function defineRequest<D extends z.ZodType, R extends z.ZodType>(
  name: string,
  service: ServiceName,
  data: D,
  reply: R,
  limits: { readonly timeoutMs?: number; readonly concurrency?: number } = {},
): RequestContract<D, R> {
  return {
    kind: 'request',
    name,
    consumers: [service],
    data,
    reply,
    timeoutMs: limits.timeoutMs ?? 5_000,
    concurrency: limits.concurrency ?? 32,
  };
}
