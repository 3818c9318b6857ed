import type { DataOf, ReplyOf, RequestContract, ServiceName } from '@rapport/contracts';
import type { Logger } from '@rapport/observability';
import { InProcessCourier } from '../courier/in-process.courier.js';
import type { HandlerTable, RequestHandler } from '../delivery/handler-table.types.js';
import { DeliveryUpkeep } from '../delivery/delivery-upkeep.service.js';
import { InProcessLive } from '../live/in-process-live.service.js';
import { RapportServer } from '../nest/rapport-server.transport.js';
import type { RequestHandlerContext } from '../port/delivery.port.js';
import type { ProcessTransport, ServiceTransport, ServiceWiring } from '../port/transport.port.js';
import { InProcessCarrier } from '../request/in-process-carrier.service.js';
import { RequestDesk } from '../request/request-desk.service.js';
import { makeServiceParts } from './service-parts.factory.js';
import type { TransportOptions } from './transport.types.js';

const REQUEST_GRACE_MS = 5_000;

/** The transport between services that share a process. */
export interface InProcessTransport extends ProcessTransport {
  /**
   * Waits until no delivery to the started services runs or is due. Deliveries in back-off are not waited for.
   *
   * @param options `withinMs`: what falls due so soon counts too; `timeoutMs`: patience, 30 s by default
   * @throws AppError `timeout` that names what still waits
   */
  settle(options?: { readonly withinMs?: number; readonly timeoutMs?: number }): Promise<void>;
  /** Answers a request in place of its service. For tests. */
  answer<C extends RequestContract>(contract: C, handle: (data: DataOf<C>, context: RequestHandlerContext) => Promise<ReplyOf<C>>): void;
  /** Ends as a killed process does: nothing is finished, told or cleaned up. For tests. */
  vanish(): void;
}

/** What the transport of one process for all services may be told. */
export interface InProcessOptions extends TransportOptions {
  /**
   * No other process can have this database open. What is marked as running was then left by one that died, and is taken at once
   * instead of when its lease has run out.
   */
  readonly alone?: boolean;
}

/** Makes the transport of a process in which all services run together: no broker, the deliveries' table is the queue. */
export function createInProcessTransport(options: InProcessOptions): InProcessTransport {
  return new Hub(options);
}

class Hub implements InProcessTransport {
  private readonly courier: InProcessCourier;
  private readonly carrier = new InProcessCarrier();
  private readonly live: InProcessLive;
  private readonly logger: Logger;
  private readonly started = new Map<ServiceName, ServiceTransport>();

  constructor(private readonly options: InProcessOptions) {
    this.logger = options.logger;
    this.courier = new InProcessCourier(this.logger);
    this.live = new InProcessLive(this.logger);
  }

  async open(wiring: ServiceWiring): Promise<ServiceTransport> {
    const { service, logger, metrics, concurrency } = wiring;
    const { contracts, deliveries, messenger, client, deadLetters, makeWorker } = makeServiceParts(wiring, this.options, this.courier, this.carrier);
    const upkeep = new DeliveryUpkeep({ service, deliveries, metrics, logger, keepDays: this.options.keepDays ?? 7 });
    let handlers: HandlerTable | undefined;
    let desk: RequestDesk | undefined;
    const listen = async (table: HandlerTable): Promise<void> => {
      handlers = table;
      desk = new RequestDesk(service, table.requests, logger);
      this.carrier.open(service, desk);
    };
    const stop = async (): Promise<void> => {
      upkeep.stop();
      await this.courier.stop(service);
      this.carrier.close(service);
      await desk?.drain(REQUEST_GRACE_MS);
      this.started.delete(service);
    };
    const transport: ServiceTransport = {
      messenger,
      live: this.live,
      client,
      deadLetters,
      server: new RapportServer(service, contracts, { listen, close: stop }),
      start: async () => {
        if (!handlers) throw notListening(service);
        this.started.set(service, transport);
        if (this.options.alone) await deliveries.endLeases(service);
        upkeep.start();
        await this.courier.serve({ service, worker: makeWorker(handlers), deliveries, concurrency });
      },
      stop,
    };
    return transport;
  }

  settle(options?: { readonly withinMs?: number; readonly timeoutMs?: number }): Promise<void> {
    return this.courier.settle(options);
  }

  answer<C extends RequestContract>(contract: C, handle: (data: DataOf<C>, context: RequestHandlerContext) => Promise<ReplyOf<C>>): void {
    const handler = { contract, handle: handle as RequestHandler['handle'] };
    this.carrier.double(contract.name, new RequestDesk(contract.consumers[0], new Map([[contract.name, handler]]), this.logger));
  }

  vanish(): void {
    this.courier.vanish();
  }

  async close(): Promise<void> {
    // First nobody takes deliveries any more, whose handlers may still ask other services.
    await Promise.all([...this.started.keys()].map((service) => this.courier.stop(service)));
    await Promise.all([...this.started.values()].map((transport) => transport.stop()));
  }
}

function notListening(service: ServiceName): Error {
  return new Error(`${service} was started before its server listened`);
}
