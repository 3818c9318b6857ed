import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';

export interface RatedReply {
  readonly workspaceId: string;
  readonly messageId: string;
  readonly customerId: string;
}

@Injectable()
export class UsageRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Locks chunks in one order, so that two replies that cite the same ones never wait for each other. Those that are gone are left out. */
  async lock(chunkIds: readonly string[]): Promise<string[]> {
    const rows = await this.unit.query<{ id: string }>('select id from ai.kb_chunks where id = any($1::uuid[]) order by id for update', [chunkIds]);
    return rows.map(({ id }) => id);
  }

  /** Locks as above, in the same statement. */
  async countUse(chunkIds: readonly string[]): Promise<void> {
    await this.unit.query(
      `with held as materialized (select workspace_id, id from ai.kb_chunks where id = any($1::uuid[]) order by id for update)
       update ai.kb_chunks c set usage_count = c.usage_count + 1 from held h where c.workspace_id = h.workspace_id and c.id = h.id`,
      [chunkIds],
    );
  }

  /** Sets what one reply's rating says of its chunks. */
  async rate({ workspaceId, messageId, customerId }: RatedReply, chunkIds: readonly string[], good: boolean): Promise<void> {
    await this.unit.query(
      `insert into ai.kb_chunk_ratings (workspace_id, message_id, chunk_id, good, of_customer) select $1, $2, unnest($3::uuid[]), $4, $5
       on conflict (workspace_id, message_id, chunk_id) do update set good = excluded.good`,
      [workspaceId, messageId, chunkIds, good, customerId],
    );
  }

  /** Counts the ratings of chunks anew: they stand in a table, so the counts cannot drift from them. */
  async recount(workspaceId: string, chunkIds: readonly string[]): Promise<void> {
    await this.unit.query(
      `update ai.kb_chunks c set rated_count = r.rated, success_count = r.good
       from (select chunk_id, count(*)::int as rated, (count(*) filter (where good))::int as good
             from ai.kb_chunk_ratings where workspace_id = $1 and chunk_id = any($2::uuid[]) group by chunk_id) r
       where c.id = r.chunk_id`,
      [workspaceId, chunkIds],
    );
  }
}
