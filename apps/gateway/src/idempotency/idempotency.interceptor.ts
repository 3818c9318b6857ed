import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@rapport/errors';
import type { FastifyReply } from 'fastify';
import { catchError, finalize, from, mergeMap, of, throwError, type Observable } from 'rxjs';
import { principalName } from '../access/principal.types.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { IdempotencyService } from './idempotency.service.js';
import { REPLAY_WITHOUT } from './replay-without.decorator.js';
import { isIdempotencyKey, requestHash } from './request-hash.rule.js';

/** A POST that is repeated under the same Idempotency-Key is done once and answered the same. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly ledger: IdempotencyService,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.principal) return next.handle();
    if (typeof key !== 'string' || !isIdempotencyKey(key)) {
      throw AppError.invalid('Idempotency-Key', 'must be 1 to 200 printable characters', 'Send a new uuid.');
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { method, url, body, upload } = request;
    const hash = requestHash({ method, url, body, ...(upload ? { file: upload } : {}) });
    const claim = await this.ledger.claim(principalName(request.principal), key, hash);
    if (claim.kind === 'replay') {
      void reply.status(claim.status).header('Idempotency-Replayed', 'true');
      return of(claim.answer);
    }
    const letGo = this.ledger.hold(claim.id);
    const secret = this.reflector.get<string | undefined>(REPLAY_WITHOUT, context.getHandler());
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (request.unfinished) await this.ledger.release(claim.id);
        else await this.ledger.finish(claim.id, reply.statusCode, without(answer, secret), request.concerns);
        return answer;
      }),
      // Should the release fail too, the row's lock runs out by itself; the caller is told the first error.
      catchError((error: unknown) => from(this.ledger.release(claim.id).catch(() => undefined)).pipe(mergeMap(() => throwError(() => error)))),
      finalize(letGo),
    );
  }
}

function without(answer: unknown, field: string | undefined): unknown {
  return field === undefined || typeof answer !== 'object' || answer === null ? answer : { ...answer, [field]: null };
}
