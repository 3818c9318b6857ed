import { Body, Controller, Delete, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CoreConfig } from '@rapport/config';
import { sessionCreateBody, sessionCreated, type SessionCreateBody } from '@rapport/contracts';
import { CORE_CONFIG } from '@rapport/service-host';
import type { FastifyReply } from 'fastify';
import { Access, Caller } from '../access/access.decorator.js';
import { SESSION_COOKIE } from '../access/access.guard.js';
import type { Principal } from '../access/principal.types.js';
import { normalEmail } from '../customer/identifier.rule.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { Limits } from '../limit/limit.port.js';
import { SessionService } from './session.service.js';

@ApiTags('Sessions')
@Controller('v1/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly limits: Limits,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  @Post()
  @Access({ public: true })
  @Answers(201, 'Log in as staff', sessionCreated, 'The token serves as a Bearer token; pages of this server get it as an HttpOnly cookie too.')
  async createSession(
    @Req() request: DoorRequest,
    @Body({ schema: sessionCreateBody }) body: SessionCreateBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.limits.count('login', request.ip);
    await this.limits.count('login', `${body.workspace} ${normalEmail(body.email)}`);
    const session = await this.sessions.open(request.id, body);
    const seconds = Math.floor((Date.parse(session.expiresAt) - Date.now()) / 1_000);
    void reply.header('Set-Cookie', this.cookie(session.token, seconds));
    return session;
  }

  @Delete('current')
  @Access({ staffOnly: true })
  @Answers(204, 'Log out')
  async closeSession(@Caller() caller: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (caller.sessionId !== undefined) await this.sessions.close(caller.sessionId);
    void reply.header('Set-Cookie', this.cookie('', 0));
  }

  private cookie(value: string, seconds: number): string {
    const secure = this.config.RAPPORT_PUBLIC_URL?.startsWith('https:') === true ? '; Secure' : '';
    return `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
  }
}
