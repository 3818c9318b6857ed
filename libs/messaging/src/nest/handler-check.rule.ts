import type { MessageContract, ServiceName } from '@rapport/contracts';
import { AppError } from '@rapport/errors';

/** A handler that a service has registered. */
export interface RegisteredHandler {
  readonly name: string;
  /** Registered for events and commands, not for requests. */
  readonly durable: boolean;
}

/**
 * Compares the handlers of a service with the contracts: each message that names the service as a consumer has exactly one
 * handler of its kind, and there is no handler without a message.
 *
 * @param service whose handlers these are
 * @param contracts all messages there are
 * @param handlers one entry per registration, in any order
 * @throws AppError `internal` that names all faults, so that the service refuses to start
 */
export function checkHandlers(service: ServiceName, contracts: readonly MessageContract[], handlers: readonly RegisteredHandler[]): void {
  const faults: string[] = [];
  const consumed = contracts.filter((contract) => (contract.consumers as readonly ServiceName[]).includes(service));
  for (const contract of consumed) {
    const found = handlers.filter((handler) => handler.name === contract.name);
    if (found.length === 0) faults.push(`${contract.name} has no handler: write a consumer method with @Handles for it`);
    if (found.length > 1) faults.push(`${contract.name} has ${found.length} handlers: keep one`);
    if (found.some((handler) => handler.durable !== (contract.kind !== 'request'))) {
      faults.push(`${contract.name} is a ${contract.kind}, but its handler is registered as ${contract.kind === 'request' ? 'an event' : 'a request'}: use @Handles`);
    }
  }
  const known = new Set(consumed.map((contract) => contract.name));
  for (const name of new Set(handlers.map((handler) => handler.name))) {
    if (known.has(name)) continue;
    const exists = contracts.some((contract) => contract.name === name);
    faults.push(exists ? `${name} has a handler, but its contract does not name ${service}` : `${name} has a handler, but there is no such message`);
  }
  if (faults.length > 0) throw new AppError('internal', `${service} can't start, its handlers do not fit the contracts:\n  ${faults.join('\n  ')}`);
}
