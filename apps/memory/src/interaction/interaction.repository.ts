import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { NOW_EPOCH } from '../profile/epoch.data.js';

/** Something that is no chat. */
export interface Seen {
  readonly id: string;
  readonly workspaceId: string;
  readonly customerId: string;
  readonly type: string;
  readonly content: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly topics: readonly string[];
  readonly importance: number;
  readonly at: Date;
}

/** It counts in the profile as a sign of life, not as an exchange. */
const RECORD = `
  with profile as (
    insert into ai.user_profiles as p (workspace_id, customer_id, epoch, first_seen_at, last_seen_at) values ($1, $2, ${NOW_EPOCH}, $9, $9)
    on conflict (workspace_id, customer_id) do update set version = p.version + 1, updated_at = now(),
      first_seen_at = least(p.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at)
    returning version
  )
  insert into ai.user_interactions (id, workspace_id, customer_id, version, type, source, source_key, content, context, topics, importance, occurred_at)
  select $3, $1, $2, version, $4, 'api', $10, $5, $6, $7, $8, $9 from profile`;

@Injectable()
export class InteractionRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async record(seen: Seen): Promise<void> {
    const { workspaceId, customerId, id, type, content, context, topics, importance, at } = seen;
    await this.unit.query(RECORD, [workspaceId, customerId, id, type, content, JSON.stringify(context), topics, importance, at.toISOString(), `api:${id}`]);
  }
}
