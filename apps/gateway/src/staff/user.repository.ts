import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { UserEntity } from './user.entity.js';

export type NewUser = Omit<UserEntity, 'createdAt' | 'isActive'>;

@Injectable()
export class UserRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** @returns the new row, or null when the e-mail address is taken */
  async insert(user: NewUser): Promise<UserEntity | null> {
    const rows = await this.unit.query<{ id: string }>(
      `insert into identity.users (id, workspace_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5, $6)
       on conflict (workspace_id, email) do nothing returning id`,
      [user.id, user.workspaceId, user.email, user.name, user.role, user.passwordHash],
    );
    return rows.length === 0 ? null : this.unit.manager.getRepository(UserEntity).findOneByOrFail({ id: user.id });
  }

  async activeByEmail(email: string): Promise<UserEntity | null> {
    return this.unit.manager.getRepository(UserEntity).findOneBy({ email, isActive: true });
  }
}
