import type { CoreConfig } from '@rapport/config';
import type { Logger, Metrics } from '@rapport/observability';
import type { FastifyInstance } from 'fastify';
import type { CorsService } from './cors.service.js';
import type { DoorRequest } from './door-request.types.js';
import { securityHeaders } from './security-headers.rule.js';
import { requireStorable } from '../validation/storable.rule.js';

export interface HookParts {
  readonly config: CoreConfig;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly cors: CorsService;
}

/** What happens to every request before and after its route: id, headers, CORS, figures, one line in the log. */
export function addServerHooks(server: FastifyInstance, { config, logger, metrics, cors }: HookParts): void {
  const https = config.RAPPORT_PUBLIC_URL?.startsWith('https:') === true;
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...securityHeaders(request.url.split('?')[0] ?? '', https), 'X-Request-Id': request.id });
    if (await cors.apply(request, reply)) return reply;
    return undefined;
  });
  server.addHook('preHandler', (request, _reply, done) => {
    requireStorable(request.body);
    requireStorable(request.query);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    // The pattern of the route, never the address itself: that may hold what somebody searched for.
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const { principal } = request as DoorRequest;
    if (!route.endsWith('/events')) metrics.httpSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1_000);
    const who = principal ? { workspaceId: principal.workspaceId, actor: principal.kind } : {};
    logger.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, ms, ...who }, 'request');
    done();
  });
}
