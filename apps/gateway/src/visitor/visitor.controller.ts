import { Body, Controller, Get, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CoreConfig } from '@rapport/config';
import { visitorCreateBody, visitorCreated, visitorSelf, type VisitorCreateBody } from '@rapport/contracts';
import { CORE_CONFIG } from '@rapport/service-host';
import { Access } from '../access/access.decorator.js';
import { serverOrigins } from '../access/origin.rule.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { Limits } from '../limit/limit.port.js';
import { VisitorService } from './visitor.service.js';

@ApiTags('Visitors')
@Controller('v1/visitors')
export class VisitorController {
  constructor(
    private readonly visitors: VisitorService,
    private readonly limits: Limits,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  @Post()
  @Access({ public: true })
  @Answers(201, 'Begin as a visitor of the chat window', visitorCreated, 'Only from pages of this server and from the allowed origins of the workspace.')
  async createVisitor(@Req() request: DoorRequest, @Body({ schema: visitorCreateBody }) { workspace }: VisitorCreateBody) {
    await this.limits.count('newVisitor', request.ip);
    return this.visitors.create(workspace, { origin: request.headers.origin, own: serverOrigins(request, this.config.RAPPORT_PUBLIC_URL) });
  }

  @Get('me')
  @Access({ visitorOnly: true })
  @Answers(200, 'The visitor itself, with the conversation that is still open', visitorSelf)
  readVisitor() {
    return this.visitors.self();
  }
}
