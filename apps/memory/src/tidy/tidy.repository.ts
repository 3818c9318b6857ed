import { Injectable } from '@nestjs/common';
import { Door, UnitOfWork } from '@rapport/database';
import { NOW_EPOCH } from '../profile/epoch.data.js';

/** Customers whose interactions or facts go. */
const LOCK = 'select 1 from ai.user_profiles where workspace_id = $1 and customer_id = any($2::uuid[]) order by customer_id for update';

const REMOVE_INTERACTIONS = `
  with gone as (
    delete from ai.user_interactions where workspace_id = $1 and id = any($2::uuid[]) returning customer_id, id, type = 'chat' as chat, archived_at is null as live
  ),
  vectors as (
    delete from ai.user_interaction_embeddings e using gone where e.workspace_id = $1 and e.customer_id = gone.customer_id and e.interaction_id = gone.id
  ),
  cached as (delete from ai.context_cache c using gone where c.workspace_id = $1 and c.customer_id = gone.customer_id)
  update ai.user_profiles p set epoch = greatest(p.epoch + 1, ${NOW_EPOCH}),
    interactions = greatest(0, p.interactions - g.chats), live_interactions = greatest(0, p.live_interactions - g.live)
  from (select customer_id, (count(*) filter (where chat))::int as chats, (count(*) filter (where chat and live))::int as live from gone group by 1) g
  where p.workspace_id = $1 and p.customer_id = g.customer_id`;

const REMOVE_FACTS = `
  with gone as (delete from ai.user_memory where workspace_id = $1 and id = any($2::uuid[]) returning customer_id),
  cached as (delete from ai.context_cache c using gone where c.workspace_id = $1 and c.customer_id = gone.customer_id)
  update ai.user_profiles p set epoch = greatest(p.epoch + 1, ${NOW_EPOCH}) where p.workspace_id = $1 and p.customer_id in (select customer_id from gone)`;

/** Their age is asked for twice: who is written for at the same moment keeps his row. */
const REMOVE_PROFILES = `
  delete from ai.user_profiles p where p.workspace_id = $1 and p.last_seen_at < $2 and p.customer_id = any(array(
    select o.customer_id from ai.user_profiles o where o.workspace_id = $1 and o.last_seen_at < $2
      and not exists (select from ai.user_interactions i where i.workspace_id = $1 and i.customer_id = o.customer_id)
      and not exists (select from ai.user_memory m where m.workspace_id = $1 and m.customer_id = o.customer_id) limit $3))
  returning p.customer_id`;

const ABANDONED = `select id from ai.imports where workspace_id = $1 and state = 'open' and created_at < $2`;

interface Aged {
  readonly id: string;
  readonly customer: string;
}

/** Removes some rows of a workspace, in the open unit of work; each method returns how many, fewer than the limit when nothing is left. */
@Injectable()
export class TidyRepository {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly door: Door,
  ) {}

  /** The workspaces of which anything is kept. */
  async workspaces(): Promise<string[]> {
    const rows = await this.door.query<{ workspaceId: string }>(`
      with recursive w as (
        (select workspace_id from ai.user_profiles order by 1 limit 1)
        union all
        select n.* from w cross join lateral (select workspace_id from ai.user_profiles where workspace_id > w.workspace_id order by 1 limit 1) n
      )
      select workspace_id as "workspaceId" from w union select workspace_id from ai.imports where state = 'open'`);
    return rows.map(({ workspaceId }) => workspaceId);
  }

  /** Interactions that happened before then, with their vectors, archived ones too. */
  async interactions(workspaceId: string, before: Date, limit: number): Promise<number> {
    const aged = await this.unit.query<Aged>(
      'select id, customer_id as customer from ai.user_interactions where workspace_id = $1 and occurred_at < $2 order by occurred_at limit $3', [workspaceId, before, limit]);
    return this.remove(workspaceId, aged, REMOVE_INTERACTIONS);
  }

  /** Facts that ended, or were last said, before then. */
  async facts(workspaceId: string, before: Date, limit: number): Promise<number> {
    const aged = await this.unit.query<Aged>(
      'select id, customer_id as customer from ai.user_memory where workspace_id = $1 and coalesce(valid_to, last_said_at) < $2 limit $3', [workspaceId, before, limit]);
    return this.remove(workspaceId, aged, REMOVE_FACTS);
  }

  /** Profiles of which nothing else is left. */
  async profiles(workspaceId: string, before: Date, limit: number): Promise<number> {
    return (await this.unit.query(REMOVE_PROFILES, [workspaceId, before, limit])).length;
  }

  /** Lines of imports that were begun before then and never finished. */
  async abandonedLines(workspaceId: string, before: Date, limit: number): Promise<number> {
    const rows = await this.unit.query(
      `delete from ai.import_lines l using (select import_id, line from ai.import_lines where workspace_id = $1 and import_id in (${ABANDONED}) limit $3) x
       where l.workspace_id = $1 and l.import_id = x.import_id and l.line = x.line returning 1`,
      [workspaceId, before, limit],
    );
    return rows.length;
  }

  /** Imports that were begun before then and never finished, when their lines are gone. */
  async abandonedImports(workspaceId: string, before: Date, limit: number): Promise<number> {
    const rows = await this.unit.query(
      `delete from ai.imports where workspace_id = $1 and id in (${ABANDONED} and not exists (select from ai.import_lines l where l.workspace_id = $1 and l.import_id = imports.id) limit $3)
       returning 1`,
      [workspaceId, before, limit],
    );
    return rows.length;
  }

  /** The customers' rows first, as every writer: who writes for them at the same time waits. */
  private async remove(workspaceId: string, aged: readonly Aged[], sql: string): Promise<number> {
    if (aged.length === 0) return 0;
    await this.unit.query(LOCK, [workspaceId, [...new Set(aged.map(({ customer }) => customer))]]);
    await this.unit.query(sql, [workspaceId, aged.map(({ id }) => id)]);
    return aged.length;
  }
}
