import { fromHalfvec, protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { postingRows } from '../chunk/posting.rule.js';
import { codeOf } from '../chunk/vector-code.rule.js';

/**
 * Both halves of a search read tables of their own, by keys that begin with the workspace; `docs/adr/0005-search-at-size.md` has the figures.
 *
 * Words: under row-level security Postgres may not evaluate `@@` before the policy (it is not leakproof), so a GIN index is never used;
 * equality of texts is leakproof. One row holds the postings of a term in 512 chunks: one for each posting would be eighty rows a chunk,
 * and one for each term of the workspace would be written anew with each document.
 */
const POSTINGS = `
  create table ai.kb_postings (
    workspace_id uuid not null,
    term text not null,
    segment integer not null,
    chunks integer not null,
    postings bytea not null,
    primary key (workspace_id, term, segment)
  ) with (fillfactor = 80)`;

/**
 * Vectors: a code of 2,048 bits for each, ten of which fit where one vector lies. All codes of the workspace are compared, then the nearest
 * by their vectors: the cost grows with the workspace and not with its neighbours, and there is no graph to build or to filter.
 */
const CODES = `
  create table ai.kb_chunk_codes (
    workspace_id uuid not null,
    ref_number integer not null,
    embedding_model text not null,
    category text not null,
    tags text[] not null,
    code bit(2048) not null,
    primary key (workspace_id, ref_number)
  )`;

const STORAGE = [
  // A row of postings has 2 kB at most, and codes cannot be compressed: both stay in their row.
  'alter table ai.kb_postings alter column postings set storage plain',
  'alter table ai.kb_chunk_codes alter column code set storage plain',
  'alter table ai.kb_counters add column chunks integer not null default 0, add column terms bigint not null default 0',
];

const ROWS_AT_ONCE = 512;
/** The owner is kept out by the policies too; these are lifted while its rows are read. */
const READ = ['ai.kb_chunks', 'ai.kb_counters'];

interface ChunkRow {
  readonly workspace_id: string;
  readonly ref_number: number;
  readonly term_count: number;
  readonly embedding: string;
  readonly frequencies: Record<string, number> | null;
}

const NEXT = `
  select workspace_id, ref_number, term_count, embedding::text as embedding,
    (select jsonb_object_agg(lexeme, greatest(1, cardinality(positions))) from unnest(lexemes)) as frequencies
  from ai.kb_chunks where (workspace_id, ref_number) > ($1, $2) order by workspace_id, ref_number limit ${ROWS_AT_ONCE}`;

const CODE = `
  insert into ai.kb_chunk_codes (workspace_id, ref_number, embedding_model, category, tags, code)
  select c.workspace_id, c.ref_number, c.embedding_model, c.category, c.tags, x.code::bit(2048)
  from unnest($1::uuid[], $2::integer[], $3::text[]) as x (workspace_id, ref_number, code) join ai.kb_chunks c using (workspace_id, ref_number)`;

const POST = `
  insert into ai.kb_postings as p (workspace_id, term, segment, chunks, postings)
  select $1, x.term, x.segment, x.chunks, decode(x.postings, 'hex') from jsonb_to_recordset($2::jsonb) as x (term text, segment integer, chunks integer, postings text)
  on conflict (workspace_id, term, segment) do update set chunks = p.chunks + excluded.chunks, postings = p.postings || excluded.postings`;

const COUNT = `
  update ai.kb_counters k set chunks = c.chunks, terms = c.terms
  from (select workspace_id, count(*)::integer as chunks, sum(term_count)::bigint as terms from ai.kb_chunks group by 1) c where k.workspace_id = c.workspace_id`;

export class CreateSearchIndex1763715000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [POSTINGS, CODES, ...STORAGE]) await runner.query(statement);
    for (const table of READ) await runner.query(`alter table ${table} no force row level security`);
    await this.fill(runner);
    for (const table of READ) await runner.query(`alter table ${table} force row level security`);
    for (const name of ['kb_postings', 'kb_chunk_codes']) {
      await protectTable(runner, { table: `ai.${name}`, grants: { rapport_knowledge: 'select, insert, update, delete' } });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['kb_postings', 'kb_chunk_codes']) await runner.query(`drop table ai.${name}`);
    await runner.query('alter table ai.kb_counters drop column chunks, drop column terms');
  }

  /** Takes in the chunks that are there already. */
  private async fill(runner: QueryRunner): Promise<void> {
    let after = ['00000000-0000-0000-0000-000000000000', '0'];
    for (;;) {
      const rows = (await runner.query(NEXT, after)) as ChunkRow[];
      const last = rows.at(-1);
      if (last === undefined) break;
      after = [last.workspace_id, String(last.ref_number)];
      await runner.query(CODE, [rows.map((row) => row.workspace_id), rows.map((row) => row.ref_number), rows.map((row) => codeOf(fromHalfvec(row.embedding)))]);
      for (const workspaceId of new Set(rows.map((row) => row.workspace_id))) {
        const indexed = rows.filter((row) => row.workspace_id === workspaceId).map((row) => ({ ref: row.ref_number, length: row.term_count, frequencies: new Map(Object.entries(row.frequencies ?? {})) }));
        await runner.query(POST, [workspaceId, JSON.stringify(postingRows(indexed))]);
      }
    }
    await runner.query(COUNT);
  }
}
