import { NestFactory } from '@nestjs/core';
import type { DatabaseHandle } from '@rapport/database';
import { PassErrorsFilter, type ServiceTransport } from '@rapport/messaging';
import { HostModule } from './host.module.js';
import { NestLogger } from './nest-logger.adapter.js';
import type { Runtime } from './runtime.port.js';
import type { ServiceDefinition } from './service.definition.js';

/** One service of a process. */
export interface RunningService {
  readonly definition: ServiceDefinition;
  readonly database: DatabaseHandle;
  readonly transport: ServiceTransport;
  /** Begins to take deliveries. Call it when every service that may be asked has been opened. */
  start(): Promise<void>;
  /** Opens the HTTP port, where the service has one. @returns the port, or null */
  listen(port: number, host: string): Promise<number | null>;
  close(): Promise<void>;
  /** An instance that the service's injector holds. */
  get<T>(token: abstract new (...parameters: never[]) => T): T;
}

/**
 * Builds a service inside a process: its database role, its transport, its Nest application. It answers requests from now on, and
 * takes deliveries after `start`.
 *
 * @param definition what the app exports
 * @param runtime what the process shares
 * @throws AppError when the service's handlers do not fit the contracts
 */
export async function openService(definition: ServiceDefinition, runtime: Runtime): Promise<RunningService> {
  const logger = runtime.loggerOf(definition.name);
  const database = await runtime.database.open({ name: definition.name, role: definition.role, entities: definition.entities });
  const wiring = { service: definition.name, database, logger, metrics: runtime.metrics, concurrency: runtime.config.RAPPORT_WORKER_CONCURRENCY };
  const transport = await runtime.transport.open(wiring);
  const { config, env, metrics, models, readiness } = runtime;
  const module = HostModule.of(definition.module, { config, env, logger, metrics, database, transport, models, readiness });
  const app = definition.http ? await openDoor(definition.http, module, env, transport) : await openInside(module, transport, new NestLogger(logger));
  return {
    definition,
    database,
    transport,
    start: () => transport.start(),
    listen: (port, host) => app.listen(port, host),
    get: (token) => app.get(token),
    async close() {
      await app.close();
      await transport.stop();
      await database.close();
    },
  };
}

interface Application {
  listen(port: number, host: string): Promise<number | null>;
  close(): Promise<void>;
  get<T>(token: abstract new (...parameters: never[]) => T): T;
}

type HostModuleOf = ReturnType<typeof HostModule.of>;

async function openInside(module: HostModuleOf, transport: ServiceTransport, logger: NestLogger): Promise<Application> {
  const app = await NestFactory.createMicroservice(module, { strategy: transport.server, logger, abortOnError: false });
  app.useGlobalFilters(new PassErrorsFilter());
  await app.listen();
  return { listen: async () => null, close: () => app.close(), get: (token) => app.get(token, { strict: false }) };
}

async function openDoor(http: NonNullable<ServiceDefinition['http']>, module: HostModuleOf, env: Runtime['env'], transport: ServiceTransport): Promise<Application> {
  const app = await http(module, env);
  const inside = app.connectMicroservice({ strategy: transport.server }, { inheritAppConfig: false, deferInitialization: true });
  inside.useGlobalFilters(new PassErrorsFilter());
  await app.startAllMicroservices();
  return {
    async listen(port, host) {
      await app.listen(port, host);
      const address = app.getHttpServer().address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    close: () => app.close(),
    get: (token) => app.get(token, { strict: false }),
  };
}
