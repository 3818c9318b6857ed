import { randomUUID } from 'node:crypto';
import { coreConfig, loadConfig } from '@rapport/config';
import type { DataOf, Envelope, ReplyOf, RequestContract, ServiceName } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded, type UnitOfWork } from '@rapport/database';
import { type CrashPoint, createInProcessTransport, type InProcessTransport, type Messenger, type RequestHandlerContext } from '@rapport/messaging';
import { runInContext } from '@rapport/observability';
import { migrationSetsOf } from './migration-sets.rule.js';
import { openService, type RunningService } from './running-service.service.js';
import { createRuntime } from './runtime.factory.js';
import type { ServiceDefinition } from './service.definition.js';

/** A double for a request to a service that is not in the house. */
export interface DoubledAnswer {
  register(transport: InProcessTransport): void;
}

/** Doubles a request: what the absent service would answer. */
export function answer<C extends RequestContract>(
  contract: C,
  handle: (data: DataOf<C>, context: RequestHandlerContext) => Promise<ReplyOf<C>>,
): DoubledAnswer {
  return { register: (transport) => transport.answer(contract, handle) };
}

export interface HouseOptions {
  readonly services: readonly ServiceDefinition[];
  readonly answers?: readonly DoubledAnswer[];
  /** Settings over the defaults; logs are silent and bursts have no window unless said otherwise. */
  readonly env?: Readonly<Record<string, string>>;
  /** A database to work on, which outlives the house; by default an embedded one in memory. */
  readonly database?: DatabasePlatform;
  /** Is told each gap between two steps of a delivery, and may throw `ProcessGone` there. What a house that vanished held is then taken at once. */
  readonly crashAt?: (point: CrashPoint, message: string) => void;
}

/** Some services, in one process. */
export interface House {
  readonly transport: InProcessTransport;
  /** The database under all of them. */
  readonly database: DatabasePlatform;
  service(name: ServiceName): RunningService;
  unitOfWork(name: ServiceName): UnitOfWork;
  messenger(name: ServiceName): Messenger;
  /** An envelope of this workspace; a new one when none is named. */
  envelope(given?: Partial<Envelope>): Envelope;
  /** Asks as an outsider of the envelope's scope would. */
  ask<C extends RequestContract>(contract: C, data: DataOf<C>, envelope: Envelope): Promise<ReplyOf<C>>;
  /** Runs work in an envelope's context. */
  within<T>(envelope: Envelope, work: () => Promise<T>): Promise<T>;
  /** Waits until no delivery is due or running. */
  settle(withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts services for a test of their whole: real database, real messages, doubles only for services that are absent.
 *
 * @param options services, doubles, settings
 */
export async function openHouse(options: HouseOptions): Promise<House> {
  const env = { RAPPORT_LOG_LEVEL: 'silent', RAPPORT_BURST_MS: '0', ...options.env };
  const config = loadConfig(coreConfig, env);
  const database = options.database ?? (await openEmbedded({}));
  await database.migrate(migrationSetsOf(options.services));
  const faults = options.crashAt === undefined ? {} : { alone: true, faults: { crashPoints: { reach: options.crashAt } } };
  let transport!: InProcessTransport;
  const runtime = await createRuntime({ config, env, database, transport: (logger) => (transport = createInProcessTransport({ logger, ...faults })) });
  for (const double of options.answers ?? []) double.register(transport);
  const running = new Map<ServiceName, RunningService>();
  for (const definition of options.services) running.set(definition.name, await openService(definition, runtime));
  for (const service of running.values()) await service.start();

  const service = (name: ServiceName): RunningService => {
    const found = running.get(name);
    if (!found) throw new Error(`${name} is not in this house`);
    return found;
  };
  const [first] = running.values();
  const within = <T>(envelope: Envelope, work: () => Promise<T>): Promise<T> => runInContext(envelope, work);
  return {
    transport,
    database,
    service,
    within,
    unitOfWork: (name) => service(name).database.unitOfWork,
    messenger: (name) => service(name).transport.messenger,
    envelope: (given = {}) => ({ requestId: randomUUID(), workspaceId: randomUUID(), customer: 'all', actor: { kind: 'system', id: 'test' }, ...given }),
    ask: (contract, data, envelope) => {
      if (!first) throw new Error('the house is empty');
      return within(envelope, () => first.transport.messenger.request(contract, data));
    },
    settle: (withinMs) => transport.settle(withinMs === undefined ? {} : { withinMs }),
    async close() {
      await transport.close();
      for (const one of running.values()) await one.close();
      if (options.database === undefined) await database.close();
    },
  };
}
