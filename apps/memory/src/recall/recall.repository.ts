import { Injectable } from '@nestjs/common';
import { toHalfvec, UnitOfWork } from '@rapport/database';
import type { FactRow, ProfileRow } from '../profile/profile.types.js';

/** What a recall asks the database. */
export interface Look {
  readonly workspaceId: string;
  readonly customerId: string;
  /** None: by words alone. */
  readonly vector: ArrayLike<number> | undefined;
  readonly embeddingModel: string;
  /** What the process knows already. */
  readonly knownVersion: string;
  readonly knownEpoch: string;
  /** Exchanges whose similarity is wanted whatever it is. */
  readonly wanted: readonly string[];
}

/** An exchange that the process did not know, as JSON. */
export interface AddedRow {
  readonly id: string;
  readonly session: string | null;
  readonly at: number;
  readonly content: string;
  readonly response: string | null;
  readonly sources: readonly string[];
}

/** What the database answers. */
export interface Looked {
  readonly profile: ProfileRow | null;
  readonly context: { readonly facts: readonly FactRow[] } | null;
  readonly facts: readonly FactRow[] | null;
  readonly added: readonly AddedRow[] | null;
  /** `id:cosine` in ten-thousandths of the near ones and of those that were wanted, separated by blanks. */
  readonly distances: string | null;
}

/** So many texts nearest to the question are candidates. */
const NEAREST = 60;

/**
 * Everything in one statement: the profile (from the cache while its version holds), the facts that hold, the exchanges that the process does not
 * know yet, and the exact distances within the customer.
 */
const LOOK = `
  with profile as materialized (
    select version, epoch, interactions, channels, active_hours, first_seen_at, last_seen_at from ai.user_profiles where workspace_id = $1 and customer_id = $2
  ),
  cached as materialized (
    select c.context from ai.context_cache c join profile p on c.version = p.version and c.epoch = p.epoch
    where c.workspace_id = $1 and c.customer_id = $2 and c.expires_at > now()
  ),
  added as materialized (
    select i.id, i.session_id, i.occurred_at, i.content, i.response, i.source_message_ids from ai.user_interactions i
    where i.workspace_id = $1 and i.customer_id = $2 and i.version > (select case when epoch = $6::bigint then $5::bigint else 0 end from profile)
      and i.archived_at is null and i.type = 'chat'
  ),
  near as materialized (
    select interaction_id, embedding <=> $3::halfvec as distance from ai.user_interaction_embeddings
    where workspace_id = $1 and customer_id = $2 and live and embedding_model = $4
  ),
  chosen as (
    (select interaction_id, distance from near order by distance limit ${NEAREST})
    union all
    select interaction_id, distance from near where interaction_id = any($7::uuid[]) or interaction_id in (select id from added)
  )
  select (select to_jsonb(p) from profile p) as profile,
    (select context from cached) as context,
    (select jsonb_agg(to_jsonb(m)) from (
      select id, kind, slot, value, text, confidence, times, source, source_message_id, valid_from, valid_to from ai.user_memory
      where workspace_id = $1 and customer_id = $2 and valid_to is null and not exists (select from cached)) m) as facts,
    (select jsonb_agg(jsonb_build_object('id', id, 'session', session_id, 'at', (extract(epoch from occurred_at) * 1000)::bigint, 'content', content, 'response', response, 'sources', source_message_ids))
     from added) as added,
    (select string_agg(interaction_id || ':' || ((1 - distance) * 10000)::int, ' ') from chosen where distance is not null) as distances`;

const KEEP_CONTEXT = `
  insert into ai.context_cache (workspace_id, customer_id, version, epoch, context, expires_at) values ($1, $2, $3, $4, $5, now() + interval '5 minutes')
  on conflict (workspace_id, customer_id) do update set version = excluded.version, epoch = excluded.epoch, context = excluded.context, expires_at = excluded.expires_at`;

@Injectable()
export class RecallRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async look(look: Look): Promise<Looked> {
    const [row] = await this.unit.query<Looked>(LOOK, [
      look.workspaceId, look.customerId, look.vector ? toHalfvec(look.vector) : null, look.embeddingModel, look.knownVersion, look.knownEpoch, look.wanted,
    ]);
    return row ?? { profile: null, context: null, facts: null, added: null, distances: null };
  }

  async keepContext(workspaceId: string, customerId: string, profile: ProfileRow, facts: readonly FactRow[]): Promise<void> {
    await this.unit.query(KEEP_CONTEXT, [workspaceId, customerId, profile.version, profile.epoch, JSON.stringify({ facts })]);
  }
}
