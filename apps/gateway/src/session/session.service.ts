import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SessionCreateBody, SessionCreated } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { runInContext } from '@rapport/observability';
import { CredentialRepository } from '../access/credential.repository.js';
import { scopesOf } from '../access/scope.rule.js';
import { hashOf, newToken } from '../access/token.rule.js';
import { AuditService } from '../audit/audit.service.js';
import { normalEmail } from '../customer/identifier.rule.js';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { currentScope } from '../http/scope.rule.js';
import { PasswordService } from '../staff/password.service.js';
import { UserRepository } from '../staff/user.repository.js';
import { SessionRepository } from './session.repository.js';

@Injectable()
export class SessionService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly credentials: CredentialRepository,
    private readonly users: UserRepository,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditService,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Logs somebody in. An unknown workspace, an unknown address and a wrong password look and take the same. */
  async open(requestId: string, { workspace, email, password }: SessionCreateBody): Promise<SessionCreated> {
    const workspaceId = (await this.credentials.workspaceBySlug(workspace))?.id;
    const user =
      workspaceId === undefined
        ? null
        : await this.unit.run({ workspaceId, customer: 'all' }, () => this.users.activeByEmail(normalEmail(email)));
    const matches = await this.passwords.matches(user?.passwordHash, password);
    if (!user || !matches) {
      throw new AppError('unauthenticated', 'login refused', { userMessage: 'Workspace, e-mail address and password do not fit together.' });
    }
    const token = newToken('session');
    const expiresAt = new Date(Date.now() + this.config.RAPPORT_SESSION_HOURS * 3_600_000);
    const context = { requestId, workspaceId: user.workspaceId, customer: 'all' as const, actor: { kind: 'staff' as const, id: user.id } };
    await runInContext(context, () =>
      this.unit.run(currentScope(), async () => {
        const id = randomUUID();
        await this.sessions.insert({ id, workspaceId: user.workspaceId, userId: user.id, tokenHash: hashOf(token), expiresAt });
        await this.audit.record('session.opened', id);
      }),
    );
    const { id, name, role } = user;
    return { token, expiresAt: expiresAt.toISOString(), user: { id, name, role, scopes: [...scopesOf(role)] } };
  }

  async close(sessionId: string): Promise<void> {
    await this.unit.run(currentScope(), async () => {
      await this.sessions.revoke(sessionId);
      await this.audit.record('session.closed', sessionId);
    });
  }
}
