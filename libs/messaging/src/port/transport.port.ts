import type { ServiceName } from '@rapport/contracts';
import type { DatabaseHandle } from '@rapport/database';
import type { Logger, Metrics } from '@rapport/observability';
import type { DeadLetters } from '../dead-letter/dead-letters.service.js';
import type { RapportClient } from '../nest/rapport-client.transport.js';
import type { RapportServer } from '../nest/rapport-server.transport.js';
import type { Live } from './live.port.js';
import type { Messenger } from './messenger.port.js';

/** What a service brings to its transport. */
export interface ServiceWiring {
  readonly service: ServiceName;
  readonly database: DatabaseHandle;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Lanes that the service works on at the same time. The connection pool has at least 4 connections more. */
  readonly concurrency: number;
}

/** The transport as one service has it. */
export interface ServiceTransport {
  readonly messenger: Messenger;
  readonly live: Live;
  /** Nest's strategy. Its `listen` checks the handlers and refuses when they do not fit the contracts. */
  readonly server: RapportServer;
  readonly client: RapportClient;
  /** For the service that shows failed deliveries to people; only the gateway's role may use it. */
  readonly deadLetters: DeadLetters;
  /** Begins to take deliveries and requests. Call it when every service of the process is listening. */
  start(): Promise<void>;
  /** Takes nothing new and waits for the running handlers. */
  stop(): Promise<void>;
}

/** The transport as one process has it: one object for all of its services. */
export interface ProcessTransport {
  /** Makes the transport of one service; its unit of work and role are those of `wiring.database`. */
  open(wiring: ServiceWiring): Promise<ServiceTransport>;
  /** Stops what still runs and closes connections. */
  close(): Promise<void>;
}
