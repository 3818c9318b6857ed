import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { CoreConfig } from '@rapport/config';
import { AppError } from '@rapport/errors';
import { CORE_CONFIG } from '@rapport/service-host';
import { Limits } from '../limit/limit.port.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { AuthenticatorService } from './authenticator.service.js';
import { isLoopback, originAllowed, serverOrigins } from './origin.rule.js';
import { principalName, type Principal } from './principal.types.js';
import { covers } from './scope.rule.js';
import { bearerOf, cookieOf } from './token.rule.js';

export const SESSION_COOKIE = 'rapport_session';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who may pass. A route without a rule lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: AuthenticatorService,
    private readonly limits: Limits,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (!rule) throw new AppError('forbidden', 'the route has no access rule');
    if ('public' in rule) {
      await this.limits.count('address', request.ip);
      return true;
    }
    if ('loopback' in rule && isLoopback(request)) return true;
    const principal = await this.identify(request);
    await this.countFor(principal, request.ip);
    requireRight(principal, rule);
    request.principal = principal;
    return true;
  }

  private async identify(request: DoorRequest): Promise<Principal> {
    const bearer = bearerOf(request.headers.authorization);
    const cookie = bearer === undefined ? cookieOf(request.headers.cookie, SESSION_COOKIE) : undefined;
    const token = bearer ?? cookie;
    if (token === undefined) {
      await this.limits.count('address', request.ip);
      throw new AppError('unauthenticated', 'no credentials');
    }
    const own = serverOrigins(request, this.config.RAPPORT_PUBLIC_URL);
    // A cookie goes along with requests that other sites make the browser send: writing ones must come from our own pages.
    if (cookie !== undefined && !SAFE.has(request.method) && (request.headers.origin === undefined || !originAllowed(request.headers.origin, own, []))) {
      throw new AppError('forbidden', 'a request with a session cookie from another site');
    }
    const { principal, allowedOrigins } = await this.authenticator.authenticate(token).catch(async (error: unknown) => {
      await this.limits.count('address', request.ip);
      throw error;
    });
    if (principal.kind === 'visitor' && !originAllowed(request.headers.origin, own, allowedOrigins)) {
      throw new AppError('forbidden', 'origin not allowed', { userMessage: 'This site is not on the list of allowed origins of the workspace.' });
    }
    return principal;
  }

  private async countFor(principal: Principal, address: string): Promise<void> {
    const who = principalName(principal);
    if (principal.kind === 'visitor') await this.limits.count('address', address);
    await this.limits.count(principal.kind === 'visitor' ? 'visitor' : 'key', who);
    await this.limits.count('workspace', principal.workspaceId);
  }
}

function requireRight(principal: Principal, rule: Exclude<AccessRule, { public: true }>): void {
  if ('visitorOnly' in rule) {
    if (principal.kind !== 'visitor') throw refused('This is for visitors of the chat window only.');
  } else if ('staffOnly' in rule) {
    if (principal.kind !== 'staff') throw refused('This is for logged-in staff only.');
  } else if (principal.kind === 'visitor' ? rule.visitor !== true : !covers(principal.scopes, rule.scope)) {
    throw refused(`Your key or role lacks the scope ${rule.scope}.`);
  }
}

function refused(userMessage: string): AppError {
  return new AppError('forbidden', 'not allowed', { userMessage });
}
