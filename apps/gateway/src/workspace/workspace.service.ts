import { Injectable } from '@nestjs/common';
import { workspaceChanged, type WorkspacePatchBody, type WorkspaceProfile } from '@rapport/contracts';
import { UnitOfWork, type Scope } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Live } from '@rapport/messaging';
import { AuthenticatorService } from '../access/authenticator.service.js';
import { AuditService } from '../audit/audit.service.js';
import { currentScope } from '../http/scope.rule.js';
import { toProfile } from './workspace.mapper.js';
import { WorkspaceRepository } from './workspace.repository.js';

@Injectable()
export class WorkspaceService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly workspaces: WorkspaceRepository,
    private readonly live: Live,
    private readonly audit: AuditService,
    private readonly authenticator: AuthenticatorService,
  ) {}

  async profile(scope: Scope): Promise<WorkspaceProfile> {
    return this.unit.run(scope, () => this.read(scope.workspaceId));
  }

  /** Changes what is given and leaves the rest; the other services are told. */
  async change({ persona, ...settings }: WorkspacePatchBody): Promise<WorkspaceProfile> {
    const { workspaceId } = currentScope();
    const profile = await this.unit.run(currentScope(), async () => {
      const given = defined(settings);
      if (Object.keys(given).length > 0) await this.workspaces.update(workspaceId, given);
      const voice = defined(persona ?? {});
      if (Object.keys(voice).length > 0) await this.workspaces.updatePersona(workspaceId, voice);
      await this.audit.record('workspace.changed', workspaceId);
      return this.read(workspaceId);
    });
    this.authenticator.forgetVisitorsOf(workspaceId);
    await this.live.publish(workspaceChanged, workspaceId, {});
    return profile;
  }

  private async read(workspaceId: string): Promise<WorkspaceProfile> {
    const workspace = await this.workspaces.find(workspaceId);
    const persona = await this.workspaces.persona(workspaceId);
    if (!workspace || !persona) throw AppError.notFound('workspace');
    return toProfile(workspace, persona);
  }
}

/** The same without the fields that were not given. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
