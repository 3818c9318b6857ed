import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { ApiScope } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import type { DoorRequest } from '../http/door-request.types.js';
import type { Principal } from './principal.types.js';

/** Who may use a route. A route without one is refused by the guard and by a test. */
export type AccessRule =
  | { readonly public: true }
  | {
      readonly scope: ApiScope;
      /** Visitors too, inside their own customer's scope. */
      readonly visitor?: true;
      /** Processes on this very machine too, without a key. */
      readonly loopback?: true;
    }
  | { readonly visitorOnly: true }
  | { readonly staffOnly: true };

export const ACCESS = 'rapport:access';

/** Says who may use a route. */
export function Access(rule: AccessRule): MethodDecorator & ClassDecorator {
  if ('public' in rule) return SetMetadata(ACCESS, rule);
  const needs = 'scope' in rule ? rule.scope : 'visitorOnly' in rule ? 'visitor token' : 'staff session';
  return applyDecorators(SetMetadata(ACCESS, rule), ApiSecurity('bearer'), ApiExtension('x-rapport-scope', needs));
}

/** The principal of a request, in a handler's parameters. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<DoorRequest>();
  if (!principal) throw new AppError('internal', 'a public route has no principal');
  return principal;
});
