import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { toProblem, type Problem } from '@rapport/errors';
import type { Logger } from '@rapport/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DoorRequest } from './door-request.types.js';
import { toAppError } from './fault.mapper.js';
import type { RouteTable } from './route-table.service.js';

/** The one place where an error becomes an answer: RFC 9457 problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: RouteTable,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<DoorRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toAppError(thrown);
    if (error.code === 'internal') this.logger.error({ err: error.cause ?? error, requestId: request.id }, 'request failed');
    if (reply.sent) return;
    const allowed = request.is404 ? this.routes.methodsOf(request.url) : [];
    const problem = allowed.length === 0 ? toProblem(error, request.id) : wrongMethod(allowed, request.id);
    if (allowed.length > 0) void reply.header('Allow', allowed.join(', '));
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="rapport"');
    const pause = error.retryAfterSeconds ?? (problem.status === 503 ? 2 : undefined);
    if (pause !== undefined) void reply.header('Retry-After', String(pause));
    void reply.status(problem.status).header('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** Answers what the router cannot even read, such as an address with a broken escape. No hook has run for it. */
export function answerUnroutable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(toAppError(error), request.id);
  void reply.headers({ 'X-Request-Id': request.id, 'X-Content-Type-Options': 'nosniff' });
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function wrongMethod(allowed: readonly string[], requestId: string): Problem {
  return {
    type: 'urn:rapport:problem:method-not-allowed',
    title: 'Method not allowed',
    status: 405,
    code: 'not_found',
    detail: `This path knows ${allowed.join(', ')}.`,
    requestId,
  };
}
