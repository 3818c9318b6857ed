import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import type { MessageContract } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { randomUUID } from 'node:crypto';
import type { Messenger } from '../port/messenger.port.js';
import { DurableRecord } from './durable-record.types.js';

/**
 * Nest's client over the messenger: `send` asks, `emit` sends a durable message, inside a unit of work. `emit` takes a
 * {@link DurableRecord} where a lane matters; plain data get a lane of their own.
 */
export class RapportClient extends ClientProxy {
  constructor(
    private readonly messenger: Messenger,
    private readonly contracts: readonly MessageContract[],
  ) {
    super();
  }

  async connect(): Promise<void> {
    // The transport is connected before a client exists.
  }

  async close(): Promise<void> {
    // The transport closes with its service.
  }

  unwrap<T>(): T {
    return this.messenger as T;
  }

  protected publish(packet: ReadPacket, callback: (packet: WritePacket) => void): () => void {
    const giveUp = new AbortController();
    const contract = this.contractOf(packet.pattern);
    const asked =
      contract.kind === 'request'
        ? this.messenger.request(contract, packet.data, { signal: giveUp.signal })
        : Promise.reject(new AppError('internal', `${contract.name} is not a request: use emit`));
    asked.then(
      (response: unknown) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err, isDisposed: true }),
    );
    return () => giveUp.abort();
  }

  protected async dispatchEvent<T>(packet: ReadPacket): Promise<T> {
    const contract = this.contractOf(packet.pattern);
    if (contract.kind === 'request') throw new AppError('internal', `${contract.name} is a request: use send`);
    const record = packet.data instanceof DurableRecord ? packet.data : new DurableRecord(packet.data as unknown, { lane: randomUUID() });
    return (await this.messenger.send(contract, record.data, record.options)) as T;
  }

  private contractOf(pattern: unknown): MessageContract {
    const contract = this.contracts.find(({ name }) => name === pattern);
    if (!contract) throw new AppError('internal', `there is no message ${String(pattern)}`);
    return contract;
  }
}
