// What `bench search` is measured beside.
import { toHalfvec } from '@rapport/database';
import { summary } from './figures.mjs';

const WITHIN = 'workspace_id = $1 and ($5::text is null or category = $5) and ($6::text[] is null or tags && $6)';

/** One statement over every chunk of the workspace: exact distances, words by `ts_rank` and rarity. */
export const EXACT = `
  with looked_at as materialized (
    select id, term_count, case when embedding_model = $3 then embedding <=> $2::halfvec end as distance from ai.kb_chunks where ${WITHIN}
  ),
  corpus as materialized (select count(*)::int as size, coalesce(avg(term_count), 0)::float8 as average_length from looked_at),
  words as materialized (select place, word::tsquery as word from unnest($4::text[]) with ordinality as w(word, place)),
  hits as materialized (
    select c.id, w.place, ts_rank(c.lexemes, w.word) as strength from ai.kb_chunks c join words w on c.lexemes @@ w.word where ${WITHIN}
  ),
  frequencies as materialized (select w.place, count(h.id)::int as chunks from words w left join hits h using (place) group by w.place),
  rarities as materialized (
    select f.place, ln(1 + (c.size - f.chunks + 0.5)::float8 / (f.chunks + 0.5)) as rarity from frequencies f cross join corpus c
  ),
  lexical as (select h.id from hits h join rarities r using (place) group by h.id order by sum(h.strength * r.rarity) desc, h.id limit $7),
  near as (select id from looked_at where distance is not null order by distance, id limit $7),
  chosen as materialized (select id from lexical union select id from near)
  select c.id, c.title, c.text, c.lexemes::text as lexemes, c.embedding <=> $2::halfvec as distance, (select array_agg(chunks order by place) from frequencies)
  from chosen join ai.kb_chunks c using (id)`;

const round = (value) => Math.round(value * 100) / 100;

/** All vectors in a table without policies, under one HNSW. */
export async function hnsw(owner) {
  await owner.query('alter table ai.kb_chunks no force row level security');
  await owner.query(`
    create schema bench;
    create table bench.common (id uuid, workspace_id uuid, embedding halfvec(1536));
    alter table bench.common alter column embedding set storage plain;
    insert into bench.common select id, workspace_id, embedding from ai.kb_chunks;
    create index on bench.common (workspace_id)`);
  await owner.query('alter table ai.kb_chunks force row level security');
  await owner.query(`set maintenance_work_mem = '1500MB'`);
  const started = performance.now();
  await owner.query('create index common_hnsw on bench.common using hnsw (embedding halfvec_cosine_ops) with (m = 16, ef_construction = 64)');
  const buildSeconds = round((performance.now() - started) / 1_000);
  await owner.query('analyze bench.common');
  const { rows } = await owner.query(`select pg_relation_size('bench.common_hnsw') as bytes, count(*) as vectors from bench.common`);
  return { vectors: Number(rows[0].vectors), buildSeconds, sizeMiB: round(Number(rows[0].bytes) / 2 ** 20) };
}

const NEAREST = 'select id from bench.common where workspace_id = $1 order by embedding <=> $2::halfvec limit 5';
/** The planner takes the index on the workspace for a small one where it knows better; the common way is the graph, so that it is shown. */
const WAYS = {
  hnsw: 'set enable_bitmapscan = off; set enable_sort = off; set hnsw.iterative_scan = off; set hnsw.ef_search = 40',
  hnswIterative: 'set enable_bitmapscan = off; set enable_sort = off; set hnsw.iterative_scan = relaxed_order; set hnsw.ef_search = 100',
  planned: 'reset enable_bitmapscan; reset enable_sort; set hnsw.iterative_scan = relaxed_order; set hnsw.ef_search = 100',
};

/** The vector part alone, five nearest, without policies, words or texts. */
export async function commonly(owner, workspaceId, { asked }, questions) {
  const figures = {};
  await owner.query('set enable_indexscan = off; set enable_sort = on; set enable_bitmapscan = on');
  const exact = [];
  for (const { vector } of asked.slice(0, questions)) exact.push((await owner.query(NEAREST, [workspaceId, toHalfvec(vector)])).rows.map(({ id }) => id));
  await owner.query('reset enable_indexscan');
  for (const [name, settings] of Object.entries(WAYS)) {
    await owner.query(settings);
    const durations = [];
    let found = 0;
    let few = 0;
    for (const [at, { vector }] of asked.slice(0, questions).entries()) {
      const started = performance.now();
      const { rows } = await owner.query(NEAREST, [workspaceId, toHalfvec(vector)]);
      durations.push(performance.now() - started);
      found += rows.filter(({ id }) => exact[at].includes(id)).length;
      if (rows.length < 5) few += 1;
    }
    figures[name] = { ms: summary(durations), recallAt5: round(found / exact.flat().length), tooFewRows: round(few / exact.length) };
  }
  await owner.query('reset enable_bitmapscan; reset enable_sort; reset hnsw.iterative_scan; reset hnsw.ef_search');
  return figures;
}
