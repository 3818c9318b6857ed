import { Controller } from '@nestjs/common';
import { workspaceRead, type DataOf, type WorkspaceProfile } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { WorkspaceService } from './workspace.service.js';

@Controller()
export class WorkspaceConsumer {
  constructor(private readonly workspaces: WorkspaceService) {}

  @Handles(workspaceRead)
  read(_: DataOf<typeof workspaceRead>, { scope }: RequestHandlerContext): Promise<WorkspaceProfile> {
    return this.workspaces.profile(scope);
  }
}
