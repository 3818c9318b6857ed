import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { auditPage, listQuery, type ListQuery } from '@rapport/contracts';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { AuditService } from './audit.service.js';

@ApiTags('Workspace')
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Access({ scope: 'audit:read' })
  @Answers(200, 'Who saw or changed what, the newest first', auditPage)
  listAudit(@Query({ schema: listQuery }) query: ListQuery) {
    return this.audit.page(query);
  }
}
