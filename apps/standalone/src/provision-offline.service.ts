import type { CoreConfig } from '@rapport/config';
import { gatewayService } from '@rapport/gateway/service';
import { ProvisionService, type Provisioned, type ProvisionRequest } from '@rapport/gateway/provision';
import { createInProcessTransport } from '@rapport/messaging';
import { createLogger, Metrics } from '@rapport/observability';
import { openPlatform } from './platform.factory.js';
import { ALL_MIGRATIONS } from './services.data.js';

/**
 * Makes a workspace in the database that the settings name, with no service running: what an operator does first when services run as
 * processes of their own. Messages that follow from it wait in the database until they run.
 *
 * @throws AppError `conflict` when the embedded database is in use by a running product
 */
export async function provisionOffline(config: CoreConfig, request: ProvisionRequest): Promise<Provisioned> {
  const logger = createLogger('provision', config.RAPPORT_LOG_LEVEL);
  const platform = await openPlatform(config);
  try {
    await platform.migrate(ALL_MIGRATIONS);
    const { name, role, entities } = gatewayService;
    const database = await platform.open({ name, role, entities });
    const { messenger } = await createInProcessTransport({ logger }).open({ service: name, database, logger, metrics: new Metrics(), concurrency: 1 });
    return await new ProvisionService(database.unitOfWork, database.door, messenger).provision(request);
  } finally {
    await platform.close();
  }
}
