import type { OpenAPIObject } from '@nestjs/swagger';
import { coreConfig, loadConfig } from '@rapport/config';
import { createLogger, Metrics } from '@rapport/observability';
import { HostModule, type HostParts } from '@rapport/service-host';
import { AppModule } from '../app.module.js';
import { createGatewayHttp } from '../http/gateway-http.factory.js';
import { openApiDocument } from './documentation.factory.js';

/**
 * The OpenAPI document without a database, a queue or a port, for the generator of the client. Only the routes are looked at,
 * so what stands behind them may be empty.
 */
export async function offlineDocument(): Promise<OpenAPIObject> {
  // Everything that is asked of it is an empty object too.
  const empty = {};
  const nothing = new Proxy(empty, { get: () => empty }) as never;
  const parts: HostParts = {
    env: {},
    config: loadConfig(coreConfig, { RAPPORT_LOG_LEVEL: 'silent' }),
    logger: createLogger('gateway', 'silent'),
    metrics: new Metrics(),
    database: nothing,
    transport: nothing,
    models: { chat: nothing, embedding: nothing },
    readiness: [],
  };
  const app = await createGatewayHttp(HostModule.of(AppModule, parts), {});
  try {
    return openApiDocument(app);
  } finally {
    await app.close();
  }
}
