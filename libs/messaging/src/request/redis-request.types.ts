import type { ServiceName } from '@rapport/contracts';
import type { Reply, RequestMessage } from './request.types.js';

/** A request in its service's list. */
export interface QueuedRequest extends RequestMessage {
  readonly id: string;
  /** Channel of the asking instance. */
  readonly replyTo: string;
}

/** An answer on the asking instance's channel. */
export interface SentReply {
  readonly id: string;
  readonly reply: Reply;
}

/** The list in which requests to a service wait. */
export function requestList(prefix: string, service: ServiceName): string {
  return `${prefix}:req:${service}`;
}
