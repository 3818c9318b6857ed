import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffCreateBody, StaffView } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import type { Principal } from '../access/principal.types.js';
import { mayGrant, scopesOf } from '../access/scope.rule.js';
import { AuditService } from '../audit/audit.service.js';
import { normalEmail } from '../customer/identifier.rule.js';
import { currentScope } from '../http/scope.rule.js';
import { PasswordService } from './password.service.js';
import type { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class StaffService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly users: UserRepository,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
  ) {}

  async create(caller: Principal, { email, name, role, password }: StaffCreateBody): Promise<StaffView> {
    if (!mayGrant(caller.scopes, [...scopesOf(role)])) {
      throw new AppError('forbidden', 'a role with more rights than its giver', { userMessage: 'You cannot give a role with rights that you do not have.' });
    }
    const passwordHash = await this.passwords.hash(password);
    const user = await this.unit.run(currentScope(), async () => {
      const made = await this.users.insert({ id: randomUUID(), workspaceId: caller.workspaceId, email: normalEmail(email), name, role, passwordHash });
      if (!made) throw new AppError('conflict', 'the e-mail address is taken', { userMessage: 'Somebody on the staff has this e-mail address already.' });
      await this.audit.record('staff.created', made.id);
      return made;
    });
    return toView(user);
  }
}

function toView({ id, email, name, role, isActive, createdAt }: UserEntity): StaffView {
  return { id, email, name, role, active: isActive, createdAt: createdAt.toISOString() };
}
