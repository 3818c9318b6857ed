import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { IsNull } from 'typeorm';
import { FactEntity } from '../fact/fact.entity.js';
import { NOW_EPOCH } from '../profile/epoch.data.js';
import type { FactRow, ProfileRow } from '../profile/profile.types.js';

/** Where a page begins: after the row with these sort keys. */
export interface After {
  readonly at: string;
  readonly id: string;
}

export interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly response: string | null;
  readonly at: Date;
  readonly confidence: number | null;
  readonly importance: number | null;
  readonly session: string | null;
  readonly sources: string[];
}

export interface KeptRow {
  readonly id: string;
  readonly type: string;
  readonly source: 'turn' | 'api' | 'import';
  readonly content: string;
  readonly response: string | null;
  readonly context: Record<string, unknown>;
  readonly channel: string | null;
  readonly intent: string | null;
  readonly topics: string[];
  readonly importance: number;
  readonly sentiment: number | null;
  readonly session: string | null;
  readonly sources: string[];
  readonly archived: boolean;
  readonly embeddings: { part: 'message' | 'reply'; model: string }[];
  readonly at: Date;
}

const FACT = 'id, kind, slot, value, text, confidence, times, source, source_message_id, valid_from, valid_to';
const OURS = 'workspace_id = $1 and customer_id = $2';
/** Whatever a process knows of this customer is out of date. */
const NEW_EPOCH = `update ai.user_profiles set epoch = greatest(epoch + 1, ${NOW_EPOCH}), version = version + 1`;

/** What is kept of one customer. */
@Injectable()
export class RecordRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async profile(workspaceId: string, customerId: string): Promise<ProfileRow | null> {
    const [row] = await this.unit.query<ProfileRow>(
      `select version, epoch, interactions, channels, active_hours, first_seen_at, last_seen_at from ai.user_profiles where ${OURS}`, [workspaceId, customerId]);
    return row ?? null;
  }

  facts(workspaceId: string, customerId: string, only: 'held' | 'all'): Promise<FactRow[]> {
    const held = only === 'held' ? 'and valid_to is null' : '';
    return this.unit.query<FactRow>(`select ${FACT} from ai.user_memory where ${OURS} ${held} order by valid_from, id`, [workspaceId, customerId]);
  }

  /** Facts that hold and live interactions, the newest first. */
  entries(workspaceId: string, customerId: string, after: After | undefined, limit: number): Promise<EntryRow[]> {
    return this.unit.query<EntryRow>(
      `select * from (
         select id, kind, text, null as response, date_trunc('milliseconds', valid_from) as at, confidence, null::real as importance, null as session,
           array_remove(array[source_message_id], null) as sources from ai.user_memory where ${OURS} and valid_to is null
         union all
         select id, type, content, response, date_trunc('milliseconds', occurred_at), null, importance, session_id, source_message_ids
         from ai.user_interactions where ${OURS} and archived_at is null) as entry
       where $3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid) order by at desc, id desc limit $5`,
      [workspaceId, customerId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** A fact that holds, locked until the unit ends. */
  async held(workspaceId: string, customerId: string, id: string): Promise<FactEntity | null> {
    const where = { workspaceId, customerId, id, validTo: IsNull() };
    return this.unit.manager.getRepository(FactEntity).findOne({ where, lock: { mode: 'pessimistic_write' } });
  }

  /** Ends a fact and puts another one in its place, which holds from now on. */
  async replace(old: FactEntity, put: FactEntity): Promise<void> {
    const facts = this.unit.manager.getRepository(FactEntity);
    await facts.update({ workspaceId: old.workspaceId, id: old.id }, { validTo: put.validFrom, supersededBy: put.id });
    await facts.insert(put);
    await this.changed(old.workspaceId, old.customerId);
  }

  /** Removes a fact and those that it took the place of. @returns rows removed */
  async removeFact(workspaceId: string, customerId: string, id: string): Promise<number> {
    const rows = await this.unit.query(
      `with recursive line as (
         select id from ai.user_memory where ${OURS} and id = $3
         union select m.id from ai.user_memory m join line l on m.superseded_by = l.id where m.workspace_id = $1 and m.customer_id = $2)
       delete from ai.user_memory m using line where m.workspace_id = $1 and m.customer_id = $2 and m.id = line.id returning m.id`,
      [workspaceId, customerId, id],
    );
    if (rows.length > 0) await this.changed(workspaceId, customerId);
    return rows.length;
  }

  /** Removes an interaction with its vectors and the facts that rest on it alone. @returns rows removed */
  async removeInteraction(workspaceId: string, customerId: string, id: string): Promise<number> {
    const gone = await this.unit.query<{ live: boolean }>(
      `delete from ai.user_interactions where ${OURS} and id = $3 returning archived_at is null and type = 'chat' as live`, [workspaceId, customerId, id]);
    if (gone.length === 0) return 0;
    const vectors = await this.unit.query(`delete from ai.user_interaction_embeddings where ${OURS} and interaction_id = $3 returning part`, [workspaceId, customerId, id]);
    const facts = await this.unit.query(`delete from ai.user_memory where ${OURS} and interaction_id = $3 and times = 1 and source <> 'staff' returning id`, [workspaceId, customerId, id]);
    await this.unit.query(
      `${NEW_EPOCH}, interactions = interactions - $3, live_interactions = live_interactions - $3 where ${OURS}`, [workspaceId, customerId, gone[0]?.live ? 1 : 0]);
    await this.unit.query(`delete from ai.context_cache where ${OURS}`, [workspaceId, customerId]);
    return gone.length + vectors.length + facts.length;
  }

  kept(workspaceId: string, customerId: string, after: After | undefined, limit: number): Promise<KeptRow[]> {
    return this.unit.query<KeptRow>(
      `select i.id, i.type, i.source, i.content, i.response, i.context, i.channel, i.intent, i.topics, i.importance, i.sentiment, i.session_id as session,
         i.source_message_ids as sources, i.archived_at is not null as archived, date_trunc('milliseconds', i.occurred_at) as at,
         coalesce((select jsonb_agg(jsonb_build_object('part', e.part, 'model', e.embedding_model) order by e.part) from ai.user_interaction_embeddings e
           where e.workspace_id = $1 and e.customer_id = $2 and e.interaction_id = i.id), '[]') as embeddings
       from ai.user_interactions i where i.workspace_id = $1 and i.customer_id = $2
         and ($3::timestamptz is null or (date_trunc('milliseconds', i.occurred_at), i.id) < ($3::timestamptz, $4::uuid))
       order by date_trunc('milliseconds', i.occurred_at) desc, i.id desc limit $5`,
      [workspaceId, customerId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** Removes everything. @returns rows by table */
  async erase(workspaceId: string, customerId: string): Promise<{ store: string; rows: number }[]> {
    const removed: { store: string; rows: number }[] = [];
    // The profile first: a learner that waits for it finds no row and begins anew.
    for (const table of ['user_profiles', 'context_cache', 'user_memory', 'user_interaction_embeddings', 'user_interactions']) {
      const rows = await this.unit.query(`delete from ai.${table} where ${OURS} returning 1`, [workspaceId, customerId]);
      removed.push({ store: `ai.${table}`, rows: rows.length });
    }
    return removed;
  }

  private async changed(workspaceId: string, customerId: string): Promise<void> {
    await this.unit.query(`${NEW_EPOCH} where ${OURS}`, [workspaceId, customerId]);
    await this.unit.query(`delete from ai.context_cache where ${OURS}`, [workspaceId, customerId]);
  }
}
