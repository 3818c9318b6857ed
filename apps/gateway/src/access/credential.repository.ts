import { Injectable } from '@nestjs/common';
import type { ApiScope, StaffRole } from '@rapport/contracts';
import { Door } from '@rapport/database';

export interface KeyRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly scopes: ApiScope[];
  readonly expiresAt: Date | null;
}

export interface SessionRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly role: StaffRole;
}

export interface VisitorRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly customerId: string;
  readonly allowedOrigins: string[];
}

/** Reads before the workspace is known. */
@Injectable()
export class CredentialRepository {
  constructor(private readonly door: Door) {}

  async liveKey(hash: string): Promise<KeyRow | undefined> {
    const rows = await this.door.query<KeyRow>(
      `select id, workspace_id as "workspaceId", scopes, expires_at as "expiresAt" from identity.api_keys
       where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
      [hash],
    );
    return rows[0];
  }

  async liveSession(hash: string): Promise<SessionRow | undefined> {
    const rows = await this.door.query<SessionRow>(
      `select s.id, s.workspace_id as "workspaceId", s.user_id as "userId", u.role
       from identity.staff_sessions s join identity.users u on u.id = s.user_id and u.workspace_id = s.workspace_id
       where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now() and u.is_active`,
      [hash],
    );
    return rows[0];
  }

  async liveVisitor(hash: string): Promise<VisitorRow | undefined> {
    const rows = await this.door.query<VisitorRow>(
      `select v.id, v.workspace_id as "workspaceId", v.customer_id as "customerId", w.allowed_origins as "allowedOrigins"
       from identity.visitors v join identity.workspaces w on w.id = v.workspace_id
       where v.token_hash = $1 and v.revoked_at is null`,
      [hash],
    );
    return rows[0];
  }

  async workspaceBySlug(slug: string): Promise<{ id: string; allowedOrigins: string[] } | undefined> {
    const rows = await this.door.query<{ id: string; allowedOrigins: string[] }>(
      'select id, allowed_origins as "allowedOrigins" from identity.workspaces where slug = $1',
      [slug],
    );
    return rows[0];
  }

  /** Whether any workspace names this origin: all that a preflight can be judged by. */
  async originIsKnown(origin: string): Promise<boolean> {
    const rows = await this.door.query('select 1 from identity.workspaces where allowed_origins @> array[$1::text] limit 1', [origin]);
    return rows.length > 0;
  }
}
