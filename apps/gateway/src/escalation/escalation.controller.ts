import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  escalationList,
  escalationListQuery,
  escalationPage,
  escalationResolve,
  escalationView,
  idParam,
  type EscalationListQuery,
  type IdParam,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('Escalations')
@Controller('v1/escalations')
export class EscalationController {
  constructor(private readonly messenger: Messenger) {}

  @Get()
  @Access({ scope: 'escalations:read' })
  @Answers(200, 'Conversations that need a person, the most urgent and oldest first', escalationPage)
  listEscalations(@Query({ schema: escalationListQuery }) query: EscalationListQuery) {
    return this.messenger.request(escalationList, query);
  }

  @Post(':id/resolve')
  @Access({ scope: 'escalations:write' })
  @Audited('escalation.resolved')
  @Answers(200, 'A person is done; the assistant answers again when nothing else is open', escalationView)
  resolveEscalation(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(escalationResolve, { escalationId: id });
  }
}
