import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ApiScope, type Persona, workspaceCreated, type WorkspaceSettings } from '@rapport/contracts';
import { Door, UnitOfWork } from '@rapport/database';
import { Messenger } from '@rapport/messaging';
import { runInContext } from '@rapport/observability';
import { CredentialRepository } from '../access/credential.repository.js';
import { hashOf, newToken } from '../access/token.rule.js';
import { normalEmail } from '../customer/identifier.rule.js';
import { KeyRepository } from '../key/key.repository.js';
import { PasswordService } from '../staff/password.service.js';
import { UserRepository } from '../staff/user.repository.js';
import { WorkspaceRepository } from './workspace.repository.js';

export interface ProvisionRequest {
  readonly slug: string;
  readonly settings: WorkspaceSettings;
  readonly persona: Persona;
  readonly owner?: { readonly email: string; readonly name: string; readonly password: string };
  /** The admin key to set; without one, a new workspace gets a random one. */
  readonly adminKey?: string;
}

export interface Provisioned {
  readonly workspaceId: string;
  /** False when the workspace was there already: then nothing of it was changed but its admin key. */
  readonly created: boolean;
  /** The admin key when it was set or made by this call, otherwise null: keys are not kept in clear. */
  readonly adminKey: string | null;
}

/** Makes a workspace with its voice, its owner and a key. Doing it again with the same slug makes nothing twice. */
@Injectable()
export class ProvisionService {
  private readonly credentials: CredentialRepository;
  private readonly workspaces: WorkspaceRepository;
  private readonly users: UserRepository;
  private readonly keys: KeyRepository;
  private readonly passwords = new PasswordService();

  constructor(
    private readonly unit: UnitOfWork,
    door: Door,
    private readonly messenger: Messenger,
  ) {
    this.credentials = new CredentialRepository(door);
    this.workspaces = new WorkspaceRepository(unit);
    this.users = new UserRepository(unit);
    this.keys = new KeyRepository(unit);
  }

  async provision(request: ProvisionRequest): Promise<Provisioned> {
    const known = await this.credentials.workspaceBySlug(request.slug);
    const workspaceId = known?.id ?? randomUUID();
    const adminKey = request.adminKey ?? (known ? undefined : newToken('key'));
    const passwordHash = request.owner && !known ? await this.passwords.hash(request.owner.password) : undefined;
    const context = { requestId: `provision-${workspaceId}`, workspaceId, customer: 'all' as const, actor: { kind: 'system' as const, id: 'provision' } };
    const scope = { workspaceId, customer: 'all' as const };
    await runInContext(context, () => this.unit.run(scope, async () => {
      if (!known) await this.create(workspaceId, request, passwordHash);
      if (adminKey !== undefined) await this.ensureKey(workspaceId, 'Admin', adminKey, ['admin']);
    }));
    return { workspaceId, created: known === undefined, adminKey: adminKey ?? null };
  }

  /**
   * Makes one more key for a workspace.
   *
   * @returns the key, which is shown this once; undefined when there is no such workspace
   */
  async addKey(slug: string, name: string, scopes: readonly ApiScope[]): Promise<string | undefined> {
    const known = await this.credentials.workspaceBySlug(slug);
    if (!known) return undefined;
    const key = newToken('key');
    await this.unit.run({ workspaceId: known.id, customer: 'all' }, () => this.ensureKey(known.id, name, key, scopes));
    return key;
  }

  private async create(workspaceId: string, { slug, settings, persona, owner }: ProvisionRequest, passwordHash: string | undefined): Promise<void> {
    await this.workspaces.insert({ id: workspaceId, slug, ...settings, models: settings.models ?? {}, memoryRanking: settings.memoryRanking ?? null, memoryRetentionDays: settings.memoryRetentionDays ?? null });
    await this.workspaces.insertPersona({ id: randomUUID(), workspaceId, isDefault: true, ...persona });
    await this.messenger.send(workspaceCreated, { workspaceId }, { lane: workspaceId });
    if (!owner || passwordHash === undefined) return;
    await this.users.insert({ id: randomUUID(), workspaceId, email: normalEmail(owner.email), name: owner.name, role: 'owner', passwordHash });
  }

  private async ensureKey(workspaceId: string, name: string, key: string, scopes: readonly ApiScope[]): Promise<void> {
    const tokenHash = hashOf(key);
    if (await this.keys.findByHash(tokenHash)) return;
    await this.keys.insert({
      id: randomUUID(),
      workspaceId,
      name,
      tokenHash,
      lastFour: key.slice(-4),
      scopes: [...scopes],
      createdBy: 'system:provision',
      expiresAt: null,
    });
  }
}
