import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { KeyCreateBody, KeyCreated, KeyView, ListQuery } from '@rapport/contracts';
import { fromCursor, pageFrom, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { AuthenticatorService } from '../access/authenticator.service.js';
import { principalName, type Principal } from '../access/principal.types.js';
import { mayGrant } from '../access/scope.rule.js';
import { hashOf, newToken } from '../access/token.rule.js';
import { AuditService } from '../audit/audit.service.js';
import { currentScope } from '../http/scope.rule.js';
import type { KeyEntity } from './key.entity.js';
import { KeyRepository } from './key.repository.js';

@Injectable()
export class KeyService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly keys: KeyRepository,
    private readonly audit: AuditService,
    private readonly authenticator: AuthenticatorService,
  ) {}

  async create(caller: Principal, { name, scopes, expiresAt }: KeyCreateBody): Promise<KeyCreated> {
    if (!mayGrant(caller.scopes, scopes)) {
      throw new AppError('forbidden', 'a key with more rights than its maker', { userMessage: 'A key cannot have rights that you do not have.' });
    }
    const expiry = expiresAt === null ? null : new Date(expiresAt);
    if (expiry !== null && expiry.getTime() <= Date.now()) throw AppError.invalid('expiresAt', 'must lie in the future', 'Send a later time, or null.');
    const key = newToken('key');
    const row = await this.unit.run(currentScope(), async () => {
      const made = await this.keys.insert({
        id: randomUUID(),
        workspaceId: caller.workspaceId,
        name,
        tokenHash: hashOf(key),
        lastFour: key.slice(-4),
        scopes: [...new Set(scopes)],
        createdBy: principalName(caller),
        expiresAt: expiry,
      });
      await this.audit.record('key.created', made.id);
      return made;
    });
    return { ...toView(row), key };
  }

  async page({ cursor, limit }: ListQuery): Promise<{ data: KeyView[]; nextCursor: string | null }> {
    const after = fromCursor(cursor);
    const rows = await this.unit.run(currentScope(), () => this.keys.page(after, limit + 1));
    return pageFrom(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }), toView);
  }

  async revoke(id: string): Promise<void> {
    await this.unit.run(currentScope(), async () => {
      if (!(await this.keys.find(id))) throw AppError.notFound('key');
      await this.keys.revoke(id);
      await this.audit.record('key.revoked', id);
    });
    this.authenticator.forgetKey(id);
  }
}

function toView({ id, name, lastFour, scopes, createdAt, expiresAt, revokedAt }: KeyEntity): KeyView {
  return {
    id,
    name,
    lastFour,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
