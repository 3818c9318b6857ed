import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { MessageContract, ServiceName } from '@rapport/contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DurableHandler, HandlerTable, RequestHandler } from '../delivery/handler-table.types.js';
import { checkHandlers, type RegisteredHandler } from './handler-check.rule.js';

/** What a server tells its transport. */
export interface ServerEvents {
  /** The handlers are complete and fit the contracts. */
  readonly listen: (handlers: HandlerTable) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Nest's side of a service's handlers: collects them, checks them, and hands them to the transport. */
export class RapportServer extends Server implements CustomTransportStrategy {
  /** A failed event must reach the delivery, not Nest's log. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly registered: RegisteredHandler[] = [];

  constructor(
    private readonly service: ServiceName,
    private readonly contracts: readonly MessageContract[],
    private readonly events: ServerEvents,
  ) {
    super();
  }

  /** Counts registrations: Nest itself chains a second handler of an event and lets one of a request replace the first. */
  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    super.addHandler(pattern, callback, isEventHandler, extras);
    this.registered.push({ name: this.normalizePattern(pattern as string), durable: isEventHandler });
  }

  /** Refuses, by handing the fault to the callback, when the handlers do not fit the contracts. */
  listen(callback: (error?: unknown) => void): void {
    this.open().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.events.close();
  }

  on(): never {
    throw new Error('this transport has no events of its own');
  }

  unwrap<T>(): T {
    throw new Error('this transport has no driver to show');
  }

  private async open(): Promise<void> {
    checkHandlers(this.service, this.contracts, this.registered);
    const durable = new Map<string, DurableHandler>();
    const requests = new Map<string, RequestHandler>();
    for (const contract of this.contracts) {
      const handler = this.messageHandlers.get(contract.name);
      if (!handler) continue;
      const handle = async (data: unknown, context: unknown): Promise<unknown> => settled(await handler(data, context));
      if (contract.kind === 'request') requests.set(contract.name, { contract, handle });
      else durable.set(contract.name, { contract, handle });
    }
    await this.events.listen({ durable, requests });
  }
}

async function settled(result: unknown): Promise<unknown> {
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
