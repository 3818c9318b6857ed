import { Injectable } from '@nestjs/common';
import { toHalfvec, UnitOfWork } from '@rapport/database';
import { NOW_EPOCH } from '../profile/epoch.data.js';
import type { PreparedExchange } from './exchange.types.js';

/** What became of an exchange. */
export interface Remembered {
  /** False when it was known already. */
  readonly added: boolean;
  readonly liveInteractions: number;
}

/**
 * One statement: the customer's row first, so that writers of one customer wait for each other and versions are given in the order of the
 * commits; then the exchange, its vectors and its facts. A fact that is said again grows surer, one that is contradicted ends, and one that was said
 * before others (an import) takes its place among them, so that at each moment one fact of a slot holds. Two writers that met on one slot or one exchange break a unique key: the later
 * delivery is tried again and sees the other's work.
 */
const REMEMBER = `
  with given as materialized (
    select * from jsonb_to_record($3::jsonb) as x(id uuid, type text, source text, source_key text, content text, response text, context jsonb,
      channel text, intent text, topics text[], session_id text, source_message_ids text[], importance real, sentiment real, occurred_at timestamptz, hour text, message_id text)
  ),
  facts as materialized (
    select f.* from jsonb_to_recordset($4::jsonb) as f(id uuid, kind text, slot text, value text, value_key text, text text, confidence real)
  ),
  profile as (
    insert into ai.user_profiles as p (workspace_id, customer_id, epoch, live_interactions, interactions, channels, active_hours, first_seen_at, last_seen_at)
    select $1, $2, ${NOW_EPOCH}, 1, 1, case when channel is null then '{}' else jsonb_build_object(channel, 1) end, jsonb_build_object(hour, 1), occurred_at, occurred_at
    from given where not exists (
      select from ai.user_interactions i where i.workspace_id = $1 and i.customer_id = $2 and i.source_key = given.source_key)
    on conflict (workspace_id, customer_id) do update set
      version = p.version + 1, live_interactions = p.live_interactions + 1, interactions = p.interactions + 1, updated_at = now(),
      channels = p.channels || (select coalesce(jsonb_object_agg(key, value::int + coalesce((p.channels ->> key)::int, 0)), '{}') from jsonb_each_text(excluded.channels)),
      active_hours = p.active_hours || (select coalesce(jsonb_object_agg(key, value::int + coalesce((p.active_hours ->> key)::int, 0)), '{}') from jsonb_each_text(excluded.active_hours)),
      first_seen_at = least(p.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at)
    returning version, live_interactions
  ),
  added as (
    insert into ai.user_interactions (id, workspace_id, customer_id, version, type, source, source_key, content, response, context, channel, intent,
      topics, session_id, source_message_ids, importance, sentiment, occurred_at)
    select g.id, $1, $2, p.version, g.type, g.source, g.source_key, g.content, g.response, g.context, g.channel, g.intent,
      g.topics, g.session_id, g.source_message_ids, g.importance, g.sentiment, g.occurred_at
    from given g cross join profile p returning id, occurred_at
  ),
  vectors as (
    insert into ai.user_interaction_embeddings (workspace_id, customer_id, interaction_id, part, importance, embedding, embedding_model)
    select $1, $2, a.id, v.part, g.importance, v.embedding, $7
    from added a cross join given g cross join (values ('message', $5::halfvec), ('reply', $6::halfvec)) as v(part, embedding)
    where v.embedding is not null
  ),
  placed as materialized (
    select f.*, a.id as interaction_id, a.occurred_at as said_at, then_held.id as held_id, then_held.value_key as held_key, next.id as next_id, next.valid_from as next_from,
      case when then_held.value_key = f.value_key then then_held.id when next.value_key = f.value_key then next.id end as same_id
    from facts f cross join added a
    left join lateral (
      select m.id, m.value_key from ai.user_memory m where m.workspace_id = $1 and m.customer_id = $2 and m.slot = f.slot
        and m.valid_from <= a.occurred_at and (m.valid_to is null or m.valid_to > a.occurred_at) order by m.valid_from desc limit 1) then_held on true
    left join lateral (
      select m.id, m.value_key, m.valid_from from ai.user_memory m where m.workspace_id = $1 and m.customer_id = $2 and m.slot = f.slot
        and m.valid_from > a.occurred_at order by m.valid_from limit 1) next on true
  ),
  again as (
    update ai.user_memory m set times = m.times + 1, confidence = least(0.99, m.confidence + 0.3 * (1 - m.confidence)),
      valid_from = least(m.valid_from, p.said_at), last_said_at = greatest(m.last_said_at, p.said_at)
    from placed p where m.workspace_id = $1 and m.customer_id = $2 and m.id = p.same_id returning m.id
  ),
  ended as (
    update ai.user_memory m set valid_to = p.said_at, superseded_by = coalesce(p.same_id, p.id)
    from placed p where m.workspace_id = $1 and m.customer_id = $2 and m.id = p.held_id and p.held_key <> p.value_key returning m.id
  ),
  learned as (
    insert into ai.user_memory (id, workspace_id, customer_id, kind, slot, value, value_key, text, confidence, source, source_message_id,
      interaction_id, valid_from, valid_to, superseded_by, last_said_at)
    select p.id, $1, $2, p.kind, p.slot, p.value, p.value_key, p.text, p.confidence, 'rules', g.message_id, p.interaction_id, p.said_at, p.next_from, p.next_id, p.said_at
    from placed p cross join given g where p.same_id is null and (select count(*) from ended) >= 0
  ),
  dropped as (delete from ai.context_cache c using added where c.workspace_id = $1 and c.customer_id = $2)
  select live_interactions as "liveInteractions" from profile`;

/** The least important, the oldest of these first, until so many are left. All that is known of them stays, but is no longer searched. */
const ARCHIVE = `
  with gone as (
    update ai.user_interactions set archived_at = now() where workspace_id = $1 and id in (
      select id from ai.user_interactions where workspace_id = $1 and customer_id = $2 and archived_at is null
      order by importance, occurred_at limit $3)
    returning id
  ),
  vectors as (
    update ai.user_interaction_embeddings e set live = false from gone where e.workspace_id = $1 and e.customer_id = $2 and e.interaction_id = gone.id
  )
  update ai.user_profiles set live_interactions = live_interactions - (select count(*) from gone),
    epoch = greatest(epoch + 1, ${NOW_EPOCH})
  where workspace_id = $1 and customer_id = $2`;

@Injectable()
export class RememberRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Remembers an exchange, once. */
  async remember(workspaceId: string, exchange: PreparedExchange): Promise<Remembered> {
    const rows = await this.unit.query<{ liveInteractions: number }>(REMEMBER, [
      workspaceId,
      exchange.customerId,
      JSON.stringify(given(exchange)),
      JSON.stringify(exchange.facts.map(({ valueKey, ...fact }) => ({ ...fact, value_key: valueKey }))),
      exchange.questionVector ? toHalfvec(exchange.questionVector) : null,
      exchange.replyVector ? toHalfvec(exchange.replyVector) : null,
      exchange.embeddingModel,
    ]);
    return { added: rows.length > 0, liveInteractions: rows[0]?.liveInteractions ?? 0 };
  }

  async archive(workspaceId: string, customerId: string, count: number): Promise<void> {
    await this.unit.query(ARCHIVE, [workspaceId, customerId, count]);
  }
}

function given(exchange: PreparedExchange): Record<string, unknown> {
  return {
    id: exchange.id,
    type: 'chat',
    source: exchange.source,
    source_key: exchange.sourceKey,
    content: exchange.question,
    response: exchange.reply,
    context: exchange.context,
    channel: exchange.channel,
    intent: exchange.intent,
    topics: exchange.topics,
    session_id: exchange.sessionId,
    source_message_ids: [...exchange.questionIds, ...exchange.replyIds],
    importance: exchange.importance,
    sentiment: exchange.sentiment,
    occurred_at: exchange.at.toISOString(),
    hour: String(exchange.at.getUTCHours()),
    message_id: exchange.questionIds[0] ?? null,
  };
}
