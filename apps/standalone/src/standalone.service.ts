import { coreConfig, type Environment, loadConfig } from '@rapport/config';
import { ProvisionService } from '@rapport/gateway/provision';
import { createInProcessTransport } from '@rapport/messaging';
import { Shutdown } from '@rapport/observability';
import { createRuntime, databaseProbe, migrationProbe, openService, type ReadinessProbe, type RunningService } from '@rapport/service-host';
import { adminKeyFile, ensureAdminKey } from './admin-key.service.js';
import { type Progress, provisionDemo, readDemo } from './demo.service.js';
import { openPlatform } from './platform.factory.js';
import { ALL_MIGRATIONS, ALL_SERVICES } from './services.data.js';

/** The whole product in this process. */
export interface Standalone {
  readonly url: string;
  readonly adminKeyFile: string;
  readonly services: readonly RunningService[];
  /** True when this start made the demo workspace. */
  readonly firstStart: boolean;
  /** What the operator should know although everything runs. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts every service in this process, with the demo workspace.
 *
 * @param env settings, see `.env.example`
 * @param progress hears how far the first reading of the articles is
 * @returns when customers can write and everything answers
 */
export async function startStandalone(env: Environment, progress: Progress = () => undefined): Promise<Standalone> {
  const config = loadConfig(coreConfig, env);
  const adminKey = await ensureAdminKey(config.RAPPORT_DATA_DIR, config.RAPPORT_ADMIN_KEY);
  const database = await openPlatform(config);
  const readiness: ReadinessProbe[] = [migrationProbe(database, ALL_MIGRATIONS)];
  const runtime = await createRuntime({ config, env, database, readiness, processFigures: true, transport: (logger) => createInProcessTransport({ logger, alone: database.kind === 'embedded' }) });
  const shutdown = new Shutdown(runtime.loggerOf('standalone'));
  shutdown.add('database', () => database.close());
  try {
    await database.migrate(ALL_MIGRATIONS);
    const services: RunningService[] = [];
    for (const definition of ALL_SERVICES) {
      const service = await openService(definition, runtime);
      services.push(service);
      shutdown.add(definition.name, () => service.close());
    }
    const gateway = services.find((service) => service.definition.name === 'gateway');
    if (!gateway) throw new Error('there is no gateway among the services');
    readiness.push(databaseProbe(gateway.database));
    // Closed first: while messages are still taken, a handler may ask a service that has gone.
    shutdown.add('transport', () => runtime.transport.close());
    for (const service of services) await service.start();
    const firstStart = await provisionDemo(gateway.get(ProvisionService), adminKey);
    const port = await gateway.listen(config.PORT, config.HOST);
    const url = `http://${config.HOST}:${port}`;
    const notes = await readDemo({ base: url, adminKey, dataDir: config.RAPPORT_DATA_DIR, progress });
    return { url, notes, adminKeyFile: adminKeyFile(config.RAPPORT_DATA_DIR), services, firstStart, close: () => shutdown.run() };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}
