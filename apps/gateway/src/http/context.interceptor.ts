import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { childTraceparent, runInContext } from '@rapport/observability';
import { Observable } from 'rxjs';
import type { DoorRequest } from './door-request.types.js';

/** Gives the handler its context: request id, trace, workspace, customer scope and actor. */
@Injectable()
export class ContextInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { id, headers, principal } = context.switchToHttp().getRequest<DoorRequest>();
    if (!principal) return next.handle();
    const parent = headers['traceparent'];
    const envelope = {
      requestId: id,
      traceparent: childTraceparent(typeof parent === 'string' ? parent : undefined),
      workspaceId: principal.workspaceId,
      customer: principal.customer,
      actor: { kind: principal.kind, id: principal.id },
    };
    // The handler and the inner interceptors begin at the subscription, so that is what the context must be around.
    return new Observable((subscriber) => runInContext(envelope, () => next.handle().subscribe(subscriber)));
  }
}
