import { ALL_MESSAGES } from '@rapport/contracts';
import type { Courier } from '../courier/courier.port.js';
import { DeadLetters } from '../dead-letter/dead-letters.service.js';
import { NO_CRASH_POINTS } from '../delivery/crash-point.port.js';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import { DeliveryRunner } from '../delivery/delivery-runner.service.js';
import type { HandlerTable } from '../delivery/handler-table.types.js';
import { LaneWorker } from '../delivery/lane-worker.service.js';
import { OutboxRepository } from '../delivery/outbox.repository.js';
import { ServiceMessenger } from '../messenger/service-messenger.service.js';
import { RapportClient } from '../nest/rapport-client.transport.js';
import type { ServiceWiring } from '../port/transport.port.js';
import type { RequestCarrier } from '../request/request.types.js';
import type { TransportOptions } from './transport.types.js';

/** The parts of one service that are the same on every transport. */
export function makeServiceParts(wiring: ServiceWiring, options: TransportOptions, bringer: Courier, carrier: RequestCarrier) {
  const { service, database, logger, metrics } = wiring;
  const { unitOfWork, door } = database;
  const contracts = options.contracts ?? ALL_MESSAGES;
  const crashPoints = options.faults?.crashPoints ?? NO_CRASH_POINTS;
  const courier = options.faults?.courier?.(bringer) ?? bringer;
  const outbox = options.faults?.outbox?.(unitOfWork) ?? new OutboxRepository(unitOfWork);
  const deliveries = options.faults?.deliveries?.(door) ?? new DeliveryRepository(door);
  const messenger = new ServiceMessenger({ service, unitOfWork, outbox, courier, carrier, metrics, crashPoints });
  return {
    contracts,
    deliveries,
    messenger,
    client: new RapportClient(messenger, contracts),
    deadLetters: new DeadLetters(unitOfWork, courier),
    /** @param handlers complete only once Nest listens */
    makeWorker: ({ durable }: HandlerTable): LaneWorker =>
      new LaneWorker(new DeliveryRunner({ consumer: service, unitOfWork, outbox, deliveries, crashPoints, handlers: durable, logger, metrics })),
  };
}
