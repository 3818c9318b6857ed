import type { DurableContract, RequestContract } from '@rapport/contracts';
import type { DeliveryContext, RequestHandlerContext } from '../port/delivery.port.js';

/** The handler of a durable message in one service. */
export interface DurableHandler {
  readonly contract: DurableContract;
  handle(data: unknown, context: DeliveryContext): Promise<unknown>;
}

/** The handler of a request in one service. */
export interface RequestHandler {
  readonly contract: RequestContract;
  handle(data: unknown, context: RequestHandlerContext): Promise<unknown>;
}

/** All handlers of one service, by the name of the message. */
export interface HandlerTable {
  readonly durable: ReadonlyMap<string, DurableHandler>;
  readonly requests: ReadonlyMap<string, RequestHandler>;
}
