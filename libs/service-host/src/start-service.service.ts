import { coreConfig, environment, loadConfig, type CoreConfig, type Environment } from '@rapport/config';
import { openPostgres } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { createRedisTransport } from '@rapport/messaging';
import { createLogger, Shutdown } from '@rapport/observability';
import { healthServer } from './health-server.service.js';
import { migrationSetsOf } from './migration-sets.rule.js';
import { databaseProbe, migrationProbe } from './readiness.rule.js';
import type { ReadinessProbe } from './readiness.port.js';
import { openService } from './running-service.service.js';
import { createRuntime } from './runtime.factory.js';
import type { ServiceDefinition } from './service.definition.js';

function required(config: CoreConfig, name: 'DATABASE_URL' | 'REDIS_URL'): string {
  const value = config[name];
  if (value !== undefined) return value;
  throw AppError.invalid(name, 'is missing', 'A service that runs as its own process needs Postgres and Redis; npm start needs neither.');
}

/**
 * Runs one service as a process of its own, on Postgres and Redis: what each app's `main.ts` calls. Ends the process with a
 * plain sentence when the settings are wrong.
 */
export async function startService(definition: ServiceDefinition): Promise<void> {
  try {
    await run(definition, environment());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${definition.name} could not start. ${message}\n`);
    process.exit(1);
  }
}

async function run(definition: ServiceDefinition, env: Environment): Promise<void> {
  const config = loadConfig(coreConfig, env);
  const logger = createLogger(definition.name, config.RAPPORT_LOG_LEVEL);
  const shutdown = new Shutdown(logger);
  const report = (what: string, error: unknown): void => logger.warn({ err: error }, what);
  const database = await openPostgres({ url: required(config, 'DATABASE_URL'), poolSize: config.DATABASE_POOL, report });
  shutdown.add('database', () => database.close());
  const url = required(config, 'REDIS_URL');
  const readiness: ReadinessProbe[] = [migrationProbe(database, migrationSetsOf([definition]))];
  const runtime = await createRuntime({
    config,
    env,
    database,
    readiness,
    processFigures: true,
    transport: (logger) => createRedisTransport({ url, logger, allowVolatile: config.RAPPORT_ALLOW_VOLATILE_REDIS }),
  });
  const service = await openService(definition, runtime);
  shutdown.add('service', () => service.close());
  shutdown.add('transport', () => runtime.transport.close());
  readiness.push(databaseProbe(service.database));
  await service.start();
  if ((await service.listen(config.PORT, config.HOST)) === null) {
    const server = healthServer(readiness, runtime.metrics);
    await new Promise<void>((resolve) => server.listen(config.PORT, config.HOST, resolve));
    shutdown.add('health', async () => void server.close());
  }
  shutdown.listen();
}
