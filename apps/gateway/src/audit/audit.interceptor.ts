import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mergeMap, type Observable } from 'rxjs';
import type { DoorRequest } from '../http/door-request.types.js';
import { AuditService } from './audit.service.js';
import { AUDITED } from './audited.decorator.js';

/** Writes down what succeeded. The subject is the id in the path, or that of what was made. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: AuditService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const action = this.reflector.get<string | undefined>(AUDITED, context.getHandler());
    if (action === undefined) return next.handle();
    const { params } = context.switchToHttp().getRequest<DoorRequest>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.audit.record(action, idOf(params) ?? idOf(answer) ?? null);
        return answer;
      }),
    );
  }
}

function idOf(thing: unknown): string | undefined {
  const id: unknown = typeof thing === 'object' && thing !== null && 'id' in thing ? thing.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
