import { UseFilters } from '@nestjs/common';
import type { DataOf, DurableContract, MessageContract, ReplyOf, RequestContract } from '@rapport/contracts';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { PassErrorsFilter } from '../nest/pass-errors.filter.js';
import type { DeliveryContext, RequestHandlerContext } from './delivery.port.js';

type HandlerOf<C> = C extends RequestContract
  ? (data: DataOf<C>, context: RequestHandlerContext) => Promise<ReplyOf<C>>
  : C extends DurableContract
    ? (data: DataOf<C>, context: DeliveryContext) => Promise<void>
    : never;

/**
 * Marks the method of a consumer (a Nest controller) that handles a message: `@MessagePattern` for requests, `@EventPattern`
 * for events and commands, checked by the compiler against the contract. The method gets the data and the context without
 * decorators of its own, and what it throws reaches the transport unchanged.
 *
 * @param contract the message
 */
export function Handles<C extends MessageContract>(contract: C) {
  const pattern = (contract.kind === 'request' ? MessagePattern(contract.name) : EventPattern(contract.name)) as MethodDecorator;
  return <H extends HandlerOf<C>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<H>): void => {
    pattern(target, key, descriptor);
    UseFilters(new PassErrorsFilter())(target, key, descriptor);
    // Nest passes the data alone to a method whose parameters carry no decorator.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
  };
}
