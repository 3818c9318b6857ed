import type { DataOf, DurableContract, MessageContract, ReplyOf, RequestContract } from '@rapport/contracts';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import type { DeliveryContext, RequestHandlerContext } from './delivery.port.js';

type HandlerOf<C> = C extends RequestContract
  ? (data: DataOf<C>, context: RequestHandlerContext) => Promise<ReplyOf<C>>
  : C extends DurableContract
    ? (data: DataOf<C>, context: DeliveryContext) => Promise<void>
    : never;

/**
 * Marks the method of a consumer (a Nest controller) that handles a message: `@MessagePattern` for requests, `@EventPattern`
 * for events and commands, checked by the compiler against the contract.
 *
 * @param contract the message
 */
export function Handles<C extends MessageContract>(contract: C) {
  const pattern = (contract.kind === 'request' ? MessagePattern(contract.name) : EventPattern(contract.name)) as MethodDecorator;
  return <H extends HandlerOf<C>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<H>): void => {
    pattern(target, key, descriptor);
  };
}
