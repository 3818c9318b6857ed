import { ALL_MESSAGES, SERVICES } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import type { Logger } from '@rapport/observability';
import type { Redis } from 'ioredis';
import { BullCourier } from '../courier/bull.courier.js';
import type { HandlerTable } from '../delivery/handler-table.types.js';
import { DeliveryUpkeep } from '../delivery/delivery-upkeep.service.js';
import { RedisLive } from '../live/redis-live.service.js';
import { RapportServer } from '../nest/rapport-server.transport.js';
import type { ProcessTransport, ServiceTransport, ServiceWiring } from '../port/transport.port.js';
import { endConnection, makeConnection } from '../redis/redis-connection.factory.js';
import { RedisChannels } from '../redis/redis-channels.service.js';
import { guardDurability } from '../redis/redis-durability.guard.js';
import { within } from '../redis/within.rule.js';
import { RedisCarrier } from '../request/redis-carrier.service.js';
import { RedisRequestLoop } from '../request/redis-request-loop.service.js';
import { RequestDesk } from '../request/request-desk.service.js';
import { makeServiceParts } from './service-parts.factory.js';
import type { TransportOptions } from './transport.types.js';

const REQUEST_GRACE_MS = 5_000;

export interface RedisTransportOptions extends TransportOptions {
  /** `redis://host:6379` */
  readonly url: string;
  /** Take a Redis that may lose or evict jobs. For tests. */
  readonly allowVolatile: boolean;
  /** Keeps deployments on one Redis apart; `main` by default. */
  readonly prefix?: string;
  /** Pause between two looks for forgotten deliveries, 2,000 ms by default. */
  readonly sweepEveryMs?: number;
  /** How long to wait for Redis at the start, 60,000 ms by default. */
  readonly connectWithinMs?: number;
}

/** The transport between processes over Redis. */
export interface RedisTransport extends ProcessTransport {
  /** Ends as a killed process does: nothing is finished, told or cleaned up. For tests. */
  vanish(): void;
}

/** Makes the transport of a process whose services work with those of other processes over Redis. */
export function createRedisTransport(options: RedisTransportOptions): RedisTransport {
  return new RedisHub(options);
}

class RedisHub implements RedisTransport {
  private readonly logger: Logger;
  private readonly prefix: string;
  private readonly producer: Redis;
  private readonly subscriber: Redis;
  private readonly channels: RedisChannels;
  private readonly courier: BullCourier;
  private readonly carrier: RedisCarrier;
  private readonly services = new Set<ServiceTransport>();
  private readonly loops = new Set<RedisRequestLoop>();
  private ready: Promise<void> | undefined;

  constructor(private readonly options: RedisTransportOptions) {
    this.logger = options.logger;
    this.prefix = `rapport:${options.prefix ?? 'main'}`;
    this.producer = makeConnection(options.url, 'producer', this.logger);
    this.subscriber = makeConnection(options.url, 'worker', this.logger);
    this.channels = new RedisChannels(this.producer, this.subscriber, this.logger);
    this.courier = new BullCourier({
      producer: this.producer,
      connect: () => makeConnection(options.url, 'worker', this.logger),
      prefix: this.prefix,
      consumers: SERVICES,
      sweepEveryMs: options.sweepEveryMs ?? 2_000,
      logger: this.logger,
    });
    const waits = (options.contracts ?? ALL_MESSAGES).map((contract) => (contract.kind === 'request' ? contract.timeoutMs : 0));
    this.carrier = new RedisCarrier({ producer: this.producer, channels: this.channels, prefix: this.prefix, longestMs: Math.max(1_000, ...waits) });
  }

  async open(wiring: ServiceWiring): Promise<ServiceTransport> {
    this.ready ??= this.connect();
    await this.ready;
    const { service, logger, metrics, concurrency } = wiring;
    const { contracts, deliveries, messenger, client, deadLetters, makeWorker } = makeServiceParts(wiring, this.options, this.courier, this.carrier);
    const upkeep = new DeliveryUpkeep({ service, deliveries, metrics, logger, keepDays: this.options.keepDays ?? 7 });
    let handlers: HandlerTable | undefined;
    let end = async (): Promise<void> => undefined;
    const stop = async (): Promise<void> => {
      upkeep.stop();
      await this.courier.stop(service);
      await end();
      this.services.delete(transport);
    };
    const listen = async (table: HandlerTable): Promise<void> => {
      handlers = table;
    };
    const start = async (): Promise<void> => {
      if (!handlers) throw new AppError('internal', `${service} was started before its server listened`);
      end = this.answerRequests(wiring, handlers);
      upkeep.start();
      await this.courier.serve({ service, worker: makeWorker(handlers), deliveries, concurrency });
    };
    const server = new RapportServer(service, contracts, { listen, close: stop });
    const live = new RedisLive(this.channels, this.prefix, logger);
    const transport: ServiceTransport = { messenger, live, client, deadLetters, server, start, stop };
    this.services.add(transport);
    return transport;
  }

  vanish(): void {
    this.courier.vanish();
    for (const loop of this.loops) loop.vanish();
    this.producer.disconnect();
    this.subscriber.disconnect();
  }

  async close(): Promise<void> {
    await Promise.all([...this.services].map((transport) => transport.stop()));
    await this.courier.close();
    await this.carrier.close();
    endConnection(this.producer);
    endConnection(this.subscriber);
  }

  /** @returns what stops answering */
  private answerRequests({ service, logger }: ServiceWiring, { requests }: HandlerTable): () => Promise<void> {
    const { producer, channels, prefix } = this;
    const blocking = makeConnection(this.options.url, 'worker', logger);
    const desk = new RequestDesk(service, requests, logger);
    const loop = new RedisRequestLoop({ service, desk, blocking, producer, channels, prefix, logger });
    this.loops.add(loop);
    loop.start();
    return async () => {
      await loop.stop();
      this.loops.delete(loop);
      await desk.drain(REQUEST_GRACE_MS);
      endConnection(blocking);
    };
  }

  private async connect(): Promise<void> {
    const { connectWithinMs = 60_000, allowVolatile, url } = this.options;
    if (this.producer.status !== 'ready') {
      const connected = new Promise((resolve) => this.producer.once('ready', resolve));
      await within(connectWithinMs, `reaching Redis at ${new URL(url).host}`, connected);
    }
    await guardDurability(this.producer, allowVolatile, this.logger);
    await this.carrier.open();
  }
}
