import { Injectable } from '@nestjs/common';
import { AppError } from '@rapport/errors';
import { BriefMemory } from './brief-memory.rule.js';
import { CredentialRepository, type KeyRow, type VisitorRow } from './credential.repository.js';
import type { Principal } from './principal.types.js';
import { scopesOf } from './scope.rule.js';
import { hashOf, kindOf } from './token.rule.js';

const KEPT_MS = 30_000;
const CAPACITY = 10_000;

/** A principal, and for a visitor the origins that its workspace lets in. */
export interface Authenticated {
  readonly principal: Principal;
  readonly allowedOrigins: readonly string[];
}

/** Finds who stands behind a token. Keys and visitors are remembered for 30 s; sessions are read each time. */
@Injectable()
export class AuthenticatorService {
  private readonly keys = new BriefMemory<KeyRow>(KEPT_MS, CAPACITY);
  private readonly visitors = new BriefMemory<VisitorRow>(KEPT_MS, CAPACITY);

  constructor(private readonly credentials: CredentialRepository) {}

  async authenticate(token: string): Promise<Authenticated> {
    const hash = hashOf(token);
    switch (kindOf(token)) {
      case 'key':
        return this.byKey(hash);
      case 'session':
        return this.bySession(hash);
      case 'visitor':
        return this.byVisitor(hash);
    }
  }

  /** A revoked key ends at once in this process, and within 30 s in others. */
  forgetKey(id: string): void {
    this.keys.forget((key) => key.id === id);
  }

  /** New origins of a workspace count at once. */
  forgetVisitorsOf(workspaceId: string): void {
    this.visitors.forget((visitor) => visitor.workspaceId === workspaceId);
  }

  private async byKey(hash: string): Promise<Authenticated> {
    const key = await remembered(this.keys, hash, () => this.credentials.liveKey(hash));
    if (!key || (key.expiresAt !== null && key.expiresAt.getTime() <= Date.now())) throw unknown('API key');
    return {
      principal: { kind: 'key', id: key.id, workspaceId: key.workspaceId, customer: 'all', scopes: new Set(key.scopes) },
      allowedOrigins: [],
    };
  }

  private async bySession(hash: string): Promise<Authenticated> {
    const session = await this.credentials.liveSession(hash);
    if (!session) throw unknown('session');
    return {
      principal: {
        kind: 'staff',
        id: session.userId,
        workspaceId: session.workspaceId,
        customer: 'all',
        scopes: scopesOf(session.role),
        sessionId: session.id,
      },
      allowedOrigins: [],
    };
  }

  private async byVisitor(hash: string): Promise<Authenticated> {
    const visitor = await remembered(this.visitors, hash, () => this.credentials.liveVisitor(hash));
    if (!visitor) throw unknown('visitor token');
    return {
      principal: { kind: 'visitor', id: visitor.id, workspaceId: visitor.workspaceId, customer: visitor.customerId, scopes: new Set() },
      allowedOrigins: visitor.allowedOrigins,
    };
  }
}

async function remembered<V>(memory: BriefMemory<V>, hash: string, read: () => Promise<V | undefined>): Promise<V | undefined> {
  const known = memory.get(hash);
  if (known !== undefined) return known;
  const found = await read();
  if (found !== undefined) memory.set(hash, found);
  return found;
}

function unknown(what: string): AppError {
  return new AppError('unauthenticated', `unknown, expired or revoked ${what}`, {
    userMessage: `This ${what} is unknown, expired or revoked.`,
  });
}
