import { Injectable } from '@nestjs/common';
import { memoryReembed } from '@rapport/contracts';
import { Door, toHalfvec, UnitOfWork } from '@rapport/database';
import { type ReembeddingCounts, ReembeddingStore, type RenewedText, type StaleText } from '@rapport/service-host';
import { embeddedText } from '../text/embedded-text.rule.js';
import { ReembeddingEntity } from './reembedding.entity.js';

/** One text of an exchange that waits. */
interface StaleMemory extends StaleText {
  readonly customer: string;
  readonly interaction: string;
  readonly part: string;
}

/** A loose index scan: its cost grows with the workspaces and their models, not with the rows. Rows are not compared as pairs: under policies that would keep the index out. */
const BESIDE = `
  with recursive k as (
    (select workspace_id, embedding_model from ai.user_interaction_embeddings order by 1, 2 limit 1)
    union all
    select n.* from k cross join lateral (
      (select workspace_id, embedding_model from ai.user_interaction_embeddings where workspace_id = k.workspace_id and embedding_model > k.embedding_model order by 1, 2 limit 1)
      union all
      (select workspace_id, embedding_model from ai.user_interaction_embeddings where workspace_id > k.workspace_id order by 1, 2 limit 1)
      order by 1, 2 limit 1) n
  )
  select distinct workspace_id as "workspaceId" from k where embedding_model <> $1`;

const some = (sign: '<' | '>'): string => `
  (select customer_id, interaction_id, part from ai.user_interaction_embeddings
   where workspace_id = $1 and embedding_model ${sign} $2 and interaction_id || ':' || part <> all ($3::text[]) limit $4)`;

/** Less and greater instead of unequal: an index knows the way to these. */
const STALE = `
  select e.interaction_id || ':' || e.part as key, e.customer_id as customer, e.interaction_id as interaction, e.part,
    case e.part when 'message' then i.content else coalesce(i.response, '') end as text
  from (${some('<')} union all ${some('>')} limit $4) e
  join ai.user_interactions i on i.workspace_id = $1 and i.customer_id = e.customer_id and i.id = e.interaction_id`;

const WRITE = `
  update ai.user_interaction_embeddings e set embedding = x.embedding, embedding_model = $3
  from jsonb_to_recordset($2::jsonb) as x (customer uuid, interaction uuid, part text, embedding halfvec)
  where e.workspace_id = $1 and e.customer_id = x.customer and e.interaction_id = x.interaction and e.part = x.part`;

const COUNTS = `
  select count(*)::integer as rows, (count(*) filter (where embedding_model <> $2))::integer as stale from ai.user_interaction_embeddings where workspace_id = $1`;

/** The memories of customers. Their words are read from the texts themselves, so only the vectors are made anew. */
@Injectable()
export class ReembeddingRepository extends ReembeddingStore<StaleMemory> {
  override readonly runs = ReembeddingEntity;
  override readonly command = memoryReembed;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly door: Door,
  ) {
    super();
  }

  override async workspacesBeside(model: string): Promise<string[]> {
    return (await this.door.query<{ workspaceId: string }>(BESIDE, [model])).map(({ workspaceId }) => workspaceId);
  }

  override async stale(workspaceId: string, model: string, except: readonly string[], limit: number): Promise<StaleMemory[]> {
    const rows = await this.unit.query<StaleMemory & { readonly text: string }>(STALE, [workspaceId, model, except, limit]);
    return rows.map((row) => ({ ...row, text: embeddedText(row.text) }));
  }

  override async write(workspaceId: string, model: string, texts: readonly RenewedText<StaleMemory>[]): Promise<void> {
    const rows = texts.flatMap(({ item: { customer, interaction, part }, vector }) => (vector === null ? [] : [{ customer, interaction, part, embedding: toHalfvec(vector) }]));
    await this.unit.query(WRITE, [workspaceId, JSON.stringify(rows), model]);
  }

  override async counts(workspaceId: string, model: string): Promise<ReembeddingCounts> {
    const [counts] = await this.unit.query<ReembeddingCounts>(COUNTS, [workspaceId, model]);
    return counts ?? { rows: 0, stale: 0 };
  }
}
