import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { workspacePatchBody, workspaceProfile, type WorkspacePatchBody } from '@rapport/contracts';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { currentScope } from '../http/scope.rule.js';
import { WorkspaceService } from './workspace.service.js';

@ApiTags('Workspace')
@Controller('v1/workspace')
export class WorkspaceController {
  constructor(private readonly workspaces: WorkspaceService) {}

  @Get()
  @Access({ scope: 'workspace:read' })
  @Answers(200, 'Settings and persona of the workspace', workspaceProfile)
  readWorkspace() {
    return this.workspaces.profile(currentScope());
  }

  @Patch()
  @Access({ scope: 'workspace:write' })
  @Answers(200, 'Change settings or persona', workspaceProfile, 'Fields that are left out stay as they are.')
  changeWorkspace(@Body({ schema: workspacePatchBody }) body: WorkspacePatchBody) {
    return this.workspaces.change(body);
  }
}
