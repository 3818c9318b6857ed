import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { conversationList, type VisitorCreated, type VisitorSelf } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { CredentialRepository } from '../access/credential.repository.js';
import { originAllowed } from '../access/origin.rule.js';
import { hashOf, newToken } from '../access/token.rule.js';
import { CustomerRepository } from '../customer/customer.repository.js';
import { currentScope } from '../http/scope.rule.js';
import { toFace } from '../workspace/workspace.mapper.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { VisitorRepository } from './visitor.repository.js';

/** A page that asks for a token: where it stands, and the origins of this server. */
export interface AskingPage {
  readonly origin: string | undefined;
  readonly own: readonly string[];
}

@Injectable()
export class VisitorService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly credentials: CredentialRepository,
    private readonly customers: CustomerRepository,
    private readonly visitors: VisitorRepository,
    private readonly workspaces: WorkspaceService,
    private readonly messenger: Messenger,
  ) {}

  /** A new browser: it becomes a customer of whom nothing is known, and gets a token that opens this one customer only. */
  async create(slug: string, page: AskingPage): Promise<VisitorCreated> {
    const known = await this.credentials.workspaceBySlug(slug);
    if (!known) throw new AppError('not_found', 'unknown workspace', { userMessage: 'There is no workspace of this name here. Check the name in the snippet of the page.' });
    if (!originAllowed(page.origin, page.own, known.allowedOrigins)) {
      throw new AppError('forbidden', 'origin not allowed', { userMessage: 'This site is not on the list of allowed origins of the workspace.' });
    }
    const token = newToken('visitor');
    const [workspaceId, customerId] = [known.id, randomUUID()];
    const scope = { workspaceId, customer: customerId };
    await this.unit.run(scope, async () => {
      await this.customers.insert({ id: customerId, workspaceId, name: null });
      await this.visitors.insert({ id: randomUUID(), workspaceId, customerId, tokenHash: hashOf(token), origin: page.origin ?? null });
    });
    return { token, customerId, workspace: toFace(await this.workspaces.profile(scope)) };
  }

  /** What a browser that comes back needs: the look of the chat, and its conversation when one is open. */
  async self(): Promise<VisitorSelf> {
    const scope = currentScope();
    const { data } = await this.messenger.request(conversationList, { limit: 20 });
    const open = data.find(({ channel, status }) => channel === 'live_chat' && status !== 'closed');
    return { customerId: scope.customer, conversationId: open?.id ?? null, workspace: toFace(await this.workspaces.profile(scope)) };
  }
}
