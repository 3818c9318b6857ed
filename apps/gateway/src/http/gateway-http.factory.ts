import type { IncomingMessage } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type CoreConfig, type Environment, loadConfig } from '@rapport/config';
import { type Logger, Metrics } from '@rapport/observability';
import { CORE_CONFIG, LOGGER, NestLogger } from '@rapport/service-host';
import { AccessGuard } from '../access/access.guard.js';
import { AuditInterceptor } from '../audit/audit.interceptor.js';
import { gatewayConfig } from '../gateway.config.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { serveDocumentation } from '../openapi/documentation.factory.js';
import { JsonLines } from '../import/json-lines.types.js';
import { ContextInterceptor } from './context.interceptor.js';
import { CorsService } from './cors.service.js';
import { answerUnroutable, ProblemFilter } from './problem.filter.js';
import { requestIdOf } from './request-id.rule.js';
import { RouteTable } from './route-table.service.js';
import { addServerHooks } from './server-hooks.adapter.js';
import { UploadInterceptor } from '../upload/upload.interceptor.js';
import { validationPipe } from '../validation/validation.pipe.js';

const BODY_LIMIT = 6 * 1024 * 1024;
/** What imports come as. */
const JSON_LINES = ['application/jsonl', 'application/x-ndjson', 'application/ndjson'];

function adapter(env: Environment): FastifyAdapter {
  const { RAPPORT_TRUSTED_PROXIES: proxies } = loadConfig(gatewayConfig, env);
  return new FastifyAdapter({
    trustProxy: proxies ?? false,
    bodyLimit: BODY_LIMIT,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnroutable,
    // How large the file may be is said by the route.
    multipart: { limits: { files: 1, fields: 30, fieldSize: 2_000, parts: 40 } },
  });
}

/**
 * The public door as an HTTP application that is not listening yet.
 *
 * @param module the gateway's module with what the host provides
 * @param env settings
 */
export async function createGatewayHttp(module: DynamicModule, env: Environment): Promise<NestFastifyApplication> {
  const http = adapter(env);
  const server = http.getInstance();
  const routes = new RouteTable();
  routes.watch(server);
  const app = await NestFactory.create<NestFastifyApplication>(module, http, { logger: ['error', 'warn'], abortOnError: false, bodyParser: false });
  // Fastify's own JSON parser stays; what else it reads, a form or a text, is no body of this API.
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(JSON_LINES, { parseAs: 'string' }, (_request, body, done) => done(null, new JsonLines(body as string)));
  const logger = app.get<Logger>(LOGGER, { strict: false });
  app.useLogger(new NestLogger(logger));
  const config = app.get<CoreConfig>(CORE_CONFIG, { strict: false });
  const [metrics, cors] = [app.get(Metrics, { strict: false }), app.get(CorsService, { strict: false })];
  addServerHooks(server, { config, logger, metrics, cors });
  app.useGlobalFilters(new ProblemFilter(logger, routes));
  app.useGlobalPipes(validationPipe());
  app.useGlobalGuards(app.get(AccessGuard, { strict: false }));
  // In this order: the context first, since the others write; the upload before the key that hashes it.
  app.useGlobalInterceptors(
    app.get(ContextInterceptor, { strict: false }),
    app.get(UploadInterceptor, { strict: false }),
    app.get(IdempotencyInterceptor, { strict: false }),
    app.get(AuditInterceptor, { strict: false }),
  );
  serveDocumentation(app);
  return app;
}
