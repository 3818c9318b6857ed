// The database part of a document search on Postgres: the product's own tables, policies and statements in the role of the service, from the start
// of the unit of work to its end, in a workspace of --chunks among --others of others, and in one of 40. Beside it, in the same run: the statement
// that looks at every chunk (exact vectors, ts_rank), and the way it is commonly written (one HNSW of all, filtered by workspace). Recall is that of
// the vector part alone against exact order, for three kinds of vectors. How texts and vectors are made up stands in kit/search-data.mjs.
//
//   npm run bench -- search [--chunks 10000] [--others 90000] [--questions 200] [--kinds 1536,384,builtin] [--hnsw no]
import { randomUUID } from 'node:crypto';
import { coreConfig, loadConfig } from '@rapport/config';
import { openPostgres, toHalfvec, UnitOfWork } from '@rapport/database';
import { knowledgeService } from '@rapport/knowledge/service';
import { createLlm } from '@rapport/llm';
import { createInProcessTransport } from '@rapport/messaging';
import { createRuntime, migrationSetsOf, openService } from '@rapport/service-host';
import { startPostgres } from '@rapport/testing';
import pg from 'pg';
import { ChunkService } from '../../apps/knowledge/dist/chunk/chunk.service.js';
import { lexemesOf } from '../../apps/knowledge/dist/chunk/lexeme.rule.js';
import { PostingRepository } from '../../apps/knowledge/dist/chunk/posting.repository.js';
import { codeOf } from '../../apps/knowledge/dist/chunk/vector-code.rule.js';
import { questionTerms } from '../../apps/knowledge/dist/search/question.rule.js';
import { rank } from '../../apps/knowledge/dist/search/ranking.rule.js';
import { SearchRepository } from '../../apps/knowledge/dist/search/search.repository.js';
import { ratio, summary, timed } from '../kit/figures.mjs';
import { random, textMaker, vectorMaker } from '../kit/search-data.mjs';
import { commonly, EXACT, hnsw } from '../kit/search-baselines.mjs';

const OF_A_DOCUMENT = 10;
const SMALL = 40;
const NEAREST = 30;
const round = (value) => Math.round(value * 100) / 100;

async function openKnowledge(url) {
  const env = { RAPPORT_LOG_LEVEL: 'silent' };
  const database = await openPostgres({ url, poolSize: 8 });
  await database.migrate(migrationSetsOf([knowledgeService]));
  let transport;
  const runtime = await createRuntime({ config: loadConfig(coreConfig, env), env, database, transport: (logger) => (transport = createInProcessTransport({ logger })) });
  const service = await openService(knowledgeService, runtime);
  const unit = service.get(UnitOfWork);
  const within = (workspaceId, work) => unit.run({ workspaceId, customer: 'all' }, work);
  const reading = (workspaceId, work) => unit.read({ workspaceId, customer: 'all' }, work);
  const close = async () => {
    await transport.close();
    await service.close();
    await database.close();
  };
  return { service, unit, within, reading, close };
}

/** Chunks of one kind of vectors, and questions to them. */
async function material(kind, count, questions, seed) {
  const dice = random(seed);
  const texts = textMaker(dice);
  const builtin = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } }).embedding;
  const vectors = kind === 'builtin' ? undefined : vectorMaker(Number(kind), dice);
  const chunks = [];
  for (let at = 0; at < count; at += 1) {
    const text = texts.chunk();
    chunks.push({ text, ...(vectors ? vectors.chunk() : { vector: (await builtin.embed([text], 'document')).vectors[0] }) });
  }
  const asked = [];
  for (let at = 0; at < questions; at += 1) {
    const chunk = chunks[Math.floor(dice.uniform() * count)];
    const text = texts.question(chunk.text);
    asked.push({ text, terms: questionTerms(text), vector: vectors ? vectors.question(chunk) : (await builtin.embed([text], 'query')).vectors[0] });
  }
  return { kind, model: `bench-${kind}`, chunks, asked };
}

/** Writes chunks as an ingest does, document by document. */
async function ingest({ service, within }, workspaceId, { model, chunks }, from, to) {
  const chunkService = service.get(ChunkService);
  for (let at = from; at < to; at += OF_A_DOCUMENT) {
    const part = chunks.slice(at, Math.min(to, at + OF_A_DOCUMENT));
    const cut = part.map(({ text, vector }, ordinal) => ({ ordinal, headings: [], page: null, text, vector, lexemes: lexemesOf({ title: '', headings: [], text }) }));
    const head = { workspaceId, documentId: randomUUID(), version: 1, title: '', category: at % 20 === 0 ? 'faq' : 'policy', tags: [], sourceType: 'document', embeddingModel: model };
    await within(workspaceId, async () => {
      const { first, last } = await chunkService.plan(head.documentId, cut);
      for (const replacement of [...first, last]) await chunkService.apply(head, replacement);
    });
  }
}

/** What an ingest of 100 chunks takes, and the share of both indexes in it. */
async function ingestFigures(knowledge, { model, chunks }) {
  const postings = knowledge.service.get(PostingRepository);
  const original = postings.add.bind(postings);
  let indexMs = 0;
  postings.add = async (...given) => {
    const started = performance.now();
    await original(...given);
    indexMs += performance.now() - started;
  };
  const rounds = 5;
  const hundred = chunks.slice(0, 100);
  const all = await timed(rounds, () => ingest(knowledge, randomUUID(), { model, chunks: hundred }, 0, hundred.length));
  postings.add = original;
  const codes = await timed(rounds, () => hundred.forEach(({ vector }) => codeOf(vector)));
  const mean = (values) => round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return { chunks: hundred.length, ms: mean(all), ofItPostingsMs: round(indexMs / rounds), ofItCodesMs: mean(codes) };
}

/** Other workspaces get copies of the same chunks with vectors of the same mixture: each the mean of two. */
async function fillOthers(owner, workspaceId, others, from, to) {
  for (const other of others) {
    await owner.query(
      `insert into ai.kb_chunks (id, workspace_id, document_id, version, ordinal, ref_number, title, headings, text, category, tags, source_type, lexemes, term_count, embedding, embedding_model)
       select gen_random_uuid(), $2, gen_random_uuid(), 1, a.ordinal, a.ref_number, '', '{}', a.text, a.category, '{}', 'document', a.lexemes, a.term_count,
         l2_normalize(a.embedding + b.embedding), a.embedding_model
       from ai.kb_chunks a join ai.kb_chunks b on b.workspace_id = $1 and b.ref_number = $3::int + (a.ref_number * $5::int) % ($4::int - $3::int + 1)
       where a.workspace_id = $1 and a.ref_number between $3 and $4`,
      [workspaceId, other.id, from + 1, to, other.stride],
    );
    await owner.query('insert into ai.kb_chunk_codes (workspace_id, ref_number, embedding_model, words_version, category, tags, code) select $2, ref_number, embedding_model, words_version, category, tags, code from ai.kb_chunk_codes where workspace_id = $1 and ref_number between $3 and $4', [workspaceId, other.id, from + 1, to]);
  }
}

const OPENED = ['ai.kb_chunks', 'ai.kb_chunk_codes', 'ai.kb_postings', 'ai.kb_counters'];

async function fill(knowledge, owner, { workspaceId, main, others }) {
  const slice = 1_000;
  for (let from = 0; from < main.chunks.length; from += slice) {
    const to = Math.min(main.chunks.length, from + slice);
    await ingest(knowledge, workspaceId, main, from, to);
    // The owner is bound by the policies as well; for these copies it is not.
    for (const table of OPENED) await owner.query(`alter table ${table} no force row level security`);
    await fillOthers(owner, workspaceId, others, from, to);
    for (const table of OPENED) await owner.query(`alter table ${table} force row level security`);
  }
  for (const table of OPENED) await owner.query(`alter table ${table} no force row level security`);
  for (const { id } of others) {
    await owner.query('insert into ai.kb_postings select $2, term, segment, chunks, postings from ai.kb_postings where workspace_id = $1', [workspaceId, id]);
    await owner.query('insert into ai.kb_counters (workspace_id, last_ref, chunks, terms) select $2, last_ref, chunks, terms from ai.kb_counters where workspace_id = $1', [workspaceId, id]);
  }
  for (const table of OPENED) await owner.query(`alter table ${table} force row level security`);
}

function searchOf({ service, reading }, workspaceId, { model, asked }) {
  const repository = service.get(SearchRepository);
  const search = (at, more = {}) => {
    const { terms, vector } = asked[at % asked.length];
    return reading(workspaceId, () => repository.candidates({ workspaceId, vector, embeddingModel: model, terms, category: undefined, tags: undefined, nearest: NEAREST, ...more }));
  };
  const ranked = async (at) => {
    const { text, terms } = asked[at % asked.length];
    return rank(await search(at), { question: text, terms, embeddingModel: model }, 5);
  };
  return { search, ranked };
}

/** Share of the five nearest by exact order that the vector part alone brings. */
async function recall(knowledge, workspaceId, set) {
  const { search } = searchOf(knowledge, workspaceId, set);
  let found = 0;
  let wanted = 0;
  for (const [at, { vector }] of set.asked.entries()) {
    const near = new Set((await search(at, { terms: [] })).toSorted((a, b) => a.distance - b.distance).slice(0, 5).map(({ id }) => id));
    const exact = await knowledge.within(workspaceId, () =>
      knowledge.unit.query('select id from ai.kb_chunks where workspace_id = $1 and embedding_model = $3 order by embedding <=> $2::halfvec limit 5', [workspaceId, toHalfvec(vector), set.model]),
    );
    found += exact.filter(({ id }) => near.has(id)).length;
    wanted += exact.length;
  }
  return Math.round((found / wanted) * 1e4) / 1e4;
}

async function measure(knowledge, workspaceId, set, times) {
  const { search, ranked } = searchOf(knowledge, workspaceId, set);
  for (let at = 0; at < 20; at += 1) await ranked(at);
  return {
    chunks: set.chunks.length,
    databaseMs: summary(await timed(times, (at) => search(at))),
    withRankingMs: summary(await timed(times, (at) => ranked(at))),
    wordsAloneMs: summary(await timed(times, (at) => search(at, { vector: undefined }))),
    filteredMs: summary(await timed(times, (at) => search(at, { category: 'faq' }))),
    recallAt5: await recall(knowledge, workspaceId, set),
  };
}

async function exactly(knowledge, workspaceId, { model, asked }, times) {
  const statement = EXACT;
  const search = (at) => {
    const { terms, vector } = asked[at % asked.length];
    const words = terms.map(({ term }) => `'${term}'`);
    return knowledge.within(workspaceId, () => knowledge.unit.query(statement, [workspaceId, toHalfvec(vector), model, words, null, null, NEAREST]));
  };
  for (let at = 0; at < 3; at += 1) await search(at);
  return summary(await timed(times, search));
}

async function sizes(owner) {
  const { rows } = await owner.query(
    `select c.relname as name, pg_total_relation_size(c.oid) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'ai' and c.relname in ('kb_chunks', 'kb_chunk_codes', 'kb_postings')`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, round(Number(bytes) / 2 ** 20)]));
}

export async function run({ args }) {
  const [chunks, others, questions] = [Number(args.chunks ?? 10_000), Number(args.others ?? 90_000), Number(args.questions ?? 200)];
  const [first, ...kinds] = (args.kinds ?? '1536,384,builtin').split(',');
  const server = await startPostgres();
  const url = await server.createDatabase();
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const knowledge = await openKnowledge(url);
  try {
    const main = await material(first, chunks, questions, 7);
    const workspaceId = randomUUID();
    const before = performance.now();
    await fill(knowledge, owner, { workspaceId, main, others: Array.from({ length: Math.ceil(others / chunks) }, (_, at) => ({ id: randomUUID(), stride: 2 * at + 3 })) });
    const small = { ...(await material(first, SMALL, Math.min(questions, 100), 11)) };
    const smallId = randomUUID();
    await ingest(knowledge, smallId, small, 0, SMALL);
    const further = [];
    for (const kind of kinds) {
      const set = await material(kind, chunks, questions, 13);
      const id = randomUUID();
      await ingest(knowledge, id, set, 0, chunks);
      further.push({ id, set });
    }
    await owner.query('vacuum analyze');
    const fillSeconds = round((performance.now() - before) / 1_000);
    const product = await measure(knowledge, workspaceId, main, questions);
    const exactMs = await exactly(knowledge, workspaceId, main, Math.min(questions, 40));
    const figures = {
      settings: { chunks, others, questions, kinds: [first, ...kinds], fillSeconds },
      product: { [first]: product, smallWorkspace: await measure(knowledge, smallId, small, Math.min(questions, 100)) },
    };
    for (const { id, set } of further) figures.product[set.kind] = { chunks, databaseMs: summary(await timed(questions, searchOf(knowledge, id, set).search)), recallAt5: await recall(knowledge, id, set) };
    figures.sizeMiB = await sizes(owner);
    figures.ingestOf100Chunks = await ingestFigures(knowledge, main);
    figures.everyChunkExactly = { ms: exactMs, productIsFaster: ratio(exactMs, product.databaseMs) };
    if (args.hnsw !== 'no') {
      const index = await hnsw(owner);
      figures.commonly = { ...index, workspace: await commonly(owner, workspaceId, main, questions), smallWorkspace: await commonly(owner, smallId, small, Math.min(questions, 50)) };
    }
    return figures;
  } finally {
    await knowledge.close();
    await owner.end();
    await server.stop();
  }
}
