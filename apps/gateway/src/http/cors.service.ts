import { Inject, Injectable } from '@nestjs/common';
import type { CoreConfig } from '@rapport/config';
import { CORE_CONFIG } from '@rapport/service-host';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefMemory } from '../access/brief-memory.rule.js';
import { CredentialRepository } from '../access/credential.repository.js';
import { normal, originAllowed, serverOrigins } from '../access/origin.rule.js';

const METHODS = 'GET, POST, PATCH, DELETE';
const ASKED_HEADERS = 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id';
const TOLD_HEADERS = 'X-Request-Id, Retry-After, Idempotency-Replayed';

/**
 * Lets pages of other sites read answers of the API when some workspace names their origin. Which workspace it must be is
 * for the guard to say once the token is known: a preflight carries none. Cookies never go along.
 */
@Injectable()
export class CorsService {
  private readonly known = new BriefMemory<boolean>(30_000, 10_000);

  constructor(
    private readonly credentials: CredentialRepository,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  /** @returns true when the request was a preflight and is answered */
  async apply(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (!request.url.startsWith('/v1/')) return false;
    void reply.header('Vary', 'Origin');
    const origin = request.headers.origin;
    if (origin === undefined) return false;
    const allowed = await this.allows(origin, request);
    if (allowed) void reply.headers({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': TOLD_HEADERS });
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
    if (allowed) {
      void reply.headers({ 'Access-Control-Allow-Methods': METHODS, 'Access-Control-Allow-Headers': ASKED_HEADERS, 'Access-Control-Max-Age': '600' });
    }
    void reply.status(204).send();
    return true;
  }

  private async allows(origin: string, request: FastifyRequest): Promise<boolean> {
    const asked = normal(origin);
    if (asked === undefined) return false;
    if (originAllowed(origin, serverOrigins(request, this.config.RAPPORT_PUBLIC_URL), [])) return true;
    const remembered = this.known.get(asked);
    if (remembered !== undefined) return remembered;
    const found = await this.credentials.originIsKnown(asked);
    this.known.set(asked, found);
    return found;
  }
}
