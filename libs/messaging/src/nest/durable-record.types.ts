import type { SendOptions } from '../port/messenger.port.js';

/** Data of an event or command together with its lane, for Nest's `client.emit(name, record)`. */
export class DurableRecord<T = unknown> {
  constructor(
    readonly data: T,
    readonly options: SendOptions,
  ) {}
}
