import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { PersonaEntity } from './persona.entity.js';
import { WorkspaceEntity } from './workspace.entity.js';

@Injectable()
export class WorkspaceRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<WorkspaceEntity | null> {
    return this.unit.manager.getRepository(WorkspaceEntity).findOneBy({ id });
  }

  async persona(workspaceId: string): Promise<PersonaEntity | null> {
    return this.unit.manager.getRepository(PersonaEntity).findOneBy({ workspaceId, isDefault: true });
  }

  async insert(workspace: Omit<WorkspaceEntity, 'createdAt' | 'updatedAt'>): Promise<void> {
    await this.unit.manager.getRepository(WorkspaceEntity).insert(workspace);
  }

  async insertPersona(persona: Omit<PersonaEntity, 'createdAt' | 'updatedAt'>): Promise<void> {
    await this.unit.manager.getRepository(PersonaEntity).insert(persona);
  }

  async update(id: string, changes: Partial<WorkspaceEntity>): Promise<void> {
    await this.unit.manager.getRepository(WorkspaceEntity).update({ id }, { ...changes, updatedAt: new Date() });
  }

  async updatePersona(workspaceId: string, changes: Partial<PersonaEntity>): Promise<void> {
    await this.unit.manager.getRepository(PersonaEntity).update({ workspaceId, isDefault: true }, { ...changes, updatedAt: new Date() });
  }
}
