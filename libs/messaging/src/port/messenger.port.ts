import type { DataOf, DurableContract, ReplyOf, RequestContract } from '@rapport/contracts';

/** How a durable message is sent. */
export interface SendOptions {
  /** Deliveries of one lane are handled in order, one at a time. Usually the id of the thing concerned. */
  readonly lane: string;
  /** Not before this long from now, in ms. */
  readonly delayMs?: number;
  /** Makes the sending idempotent: a second message with the same id is not sent again. A uuid. */
  readonly messageId?: string;
}

/**
 * The sender of messages of one service. Envelope, workspace and customer scope come from the running request.
 */
export abstract class Messenger {
  /**
   * Writes an event or a command in the open unit of work, one delivery per consumer; they are brought after the commit.
   *
   * @returns the message id
   * @throws AppError `internal` outside of a unit of work; `invalid_input` when the data break the contract
   */
  abstract send<C extends DurableContract>(contract: C, data: DataOf<C>, options: SendOptions): Promise<string>;

  /**
   * Asks a service and waits for its answer.
   *
   * @returns the reply, parsed by the contract
   * @throws AppError what the other side threw; `timeout` after the contract's time; `internal` from inside a unit of work
   */
  abstract request<C extends RequestContract>(contract: C, data: DataOf<C>, options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<ReplyOf<C>>;
}
