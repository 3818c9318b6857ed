import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { type IndexedChunk, postingRows, SEGMENT_CHUNKS } from './posting.rule.js';

const ROWS_AT_ONCE = 2_000;

const ADD = `
  insert into ai.kb_postings as p (workspace_id, term, segment, chunks, postings)
  select $1, x.term, x.segment, x.chunks, decode(x.postings, 'hex')
  from unnest($2::text[], $3::integer[], $4::integer[], $5::text[]) as x (term, segment, chunks, postings)
  on conflict (workspace_id, term, segment) do update set chunks = p.chunks + excluded.chunks, postings = p.postings || excluded.postings`;

/** The first 9 bits of a posting are the chunk's place in its segment. */
const REMOVE = `
  with gone as materialized (select workspace_id, ref_number, term_count, lexemes from ai.kb_chunks where id = any($1::uuid[])),
  touched as materialized (
    select g.workspace_id, t.term, g.ref_number / ${SEGMENT_CHUNKS} as segment, array_agg(g.ref_number % ${SEGMENT_CHUNKS}) as places, count(*)::integer as chunks
    from gone g cross join unnest(tsvector_to_array(g.lexemes)) as t (term) group by 1, 2, 3
  ),
  emptied as (
    delete from ai.kb_postings p using touched t
    where p.workspace_id = t.workspace_id and p.term = t.term and p.segment = t.segment and p.chunks <= t.chunks
  ),
  thinned as (
    update ai.kb_postings p set chunks = p.chunks - t.chunks, postings = (
      select string_agg(posting, ''::bytea)
      from (select substring(p.postings from at * 4 + 1 for 4) as posting from generate_series(0, p.chunks - 1) as at) as all_of
      where get_byte(posting, 0) * 2 + get_byte(posting, 1) / 128 <> all (t.places)
    ) from touched t
    where p.workspace_id = t.workspace_id and p.term = t.term and p.segment = t.segment and p.chunks > t.chunks
  )
  update ai.kb_counters c set chunks = c.chunks - g.chunks, terms = c.terms - g.terms
  from (select workspace_id, count(*)::integer as chunks, sum(term_count)::bigint as terms from gone group by 1) g where c.workspace_id = g.workspace_id`;

/** The index of words: which chunks of the workspace hold a term. The workspace's counter is locked while it is written. */
@Injectable()
export class PostingRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Waits until nobody else changes the workspace's chunks, and keeps others waiting until the unit ends. */
  async lock(): Promise<void> {
    await this.unit.query('select 1 from ai.kb_counters for update');
  }

  async add(workspaceId: string, chunks: readonly IndexedChunk[]): Promise<void> {
    if (chunks.length === 0) return;
    const rows = postingRows(chunks);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const part = rows.slice(at, at + ROWS_AT_ONCE);
      await this.unit.query(ADD, [
        workspaceId, part.map(({ term }) => term), part.map(({ segment }) => segment), part.map((row) => row.chunks), part.map(({ postings }) => postings),
      ]);
    }
    const terms = chunks.reduce((sum, { length }) => sum + length, 0);
    await this.unit.query('update ai.kb_counters set chunks = chunks + $2, terms = terms + $3 where workspace_id = $1', [workspaceId, chunks.length, terms]);
  }

  /** Takes chunks out by the words that they have now; so it comes before they are changed or removed. */
  async remove(chunkIds: readonly string[]): Promise<void> {
    if (chunkIds.length > 0) await this.unit.query(REMOVE, [chunkIds]);
  }
}
