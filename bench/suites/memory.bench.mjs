// Memory of a customer on Postgres: recall of 5 and remembering one exchange, one at a time and 8 at once, for one customer with 1,000 memories
// (embedded rows; an exchange has two) and for 200 customers with 200. Beside it, in the same run on the same rows: the floor (one embedding call and
// one plain statement without transaction, policies or words), the query as it is commonly written (a global HNSW index filtered by customer), and one
// customer with 200 before there is anybody else. The memory of the process is that of one that serves and fills no tables.
// Then, with --data, how much evidence both rankings recall.
//
//   npm run bench -- memory [--data DIR] [--customers 200] [--memories 200] [--times 300] [--hnsw no]
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toHalfvec } from '@rapport/database';
import { EmbeddingModel } from '@rapport/llm';
import { startPostgres } from '@rapport/testing';
import pg from 'pg';
import { evidenceRecall, factFigures } from '../kit/memory-evidence.mjs';
import { quantile, ratio, summary } from '../kit/figures.mjs';
import { memoryOf, openMemory } from '../kit/memory-service.mjs';
import { exchangeTexts, question } from '../kit/memory-texts.mjs';
import { memoryOf as processMemory, root } from '../kit/process.mjs';

const AT_ONCE = 8;
const REST_MS = 10_000;
const round = (value) => Math.round(value * 100) / 100;

/** Runs work so many times, 1 and then 8 at once. */
async function loads(times, work) {
  const single = [];
  for (let index = 0; index < times; index += 1) single.push(await clocked(() => work(index)));
  const many = [];
  const started = performance.now();
  const cpu = process.cpuUsage();
  let next = 0;
  const runner = async () => {
    while (next < times * 2) {
      const index = next++;
      many.push(await clocked(() => work(times + index)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
  const perSecond = Math.round((1_000 * many.length) / (performance.now() - started));
  const { user, system } = process.cpuUsage(cpu);
  return { oneAtATimeMs: summary(single), eightAtOnceMs: summary(many), perSecond, processCpuMs: round((user + system) / 1_000 / many.length) };
}

async function clocked(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const toldOf = (customer, number, at) => {
  const { question: asked, reply } = exchangeTexts(customer, number);
  return {
    source: 'turn', sourceKey: `bench:${randomUUID()}`, question: asked, reply, channel: 'live_chat', intent: 'other', sessionId: `session-${customer}-${Math.floor(number / 10)}`,
    questionIds: [randomUUID()], replyIds: [randomUUID()], at: new Date(at), tellsFacts: true, context: {},
  };
};

async function fill(memory, workspaceId, customers, exchanges) {
  const ids = Array.from({ length: customers }, () => randomUUID());
  const now = Date.now();
  // In slices, so that rows of a customer lie as scattered as in life.
  const slice = Math.min(exchanges, 25);
  for (let from = 0; from < exchanges; from += slice) {
    for (const [customer, id] of ids.entries()) {
      await memory.fill(workspaceId, id, Array.from({ length: Math.min(slice, exchanges - from) }, (_, index) => toldOf(customer, from + index, now - (exchanges - from - index) * 3_600_000)));
    }
  }
  return ids;
}

/**
 * The same rows in tables without policies: for the floor inline as halfvec with an index on the customer; for the common query as vector with a global
 * HNSW. @returns seconds
 */
async function plainTables(pool, withHnsw) {
  const client = await pool.connect();
  const before = performance.now();
  try {
    // Their owner is bound by the policies as well; for this copy it is not.
    await client.query('alter table ai.user_interaction_embeddings no force row level security');
    await client.query(`
      create schema bench;
      create table bench.floor (id uuid, customer_id uuid, text text, embedding halfvec(1536));
      alter table bench.floor alter column embedding set storage plain;
      create table bench.common (id uuid, customer_id uuid, text text, embedding vector(1536));
      insert into bench.floor select gen_random_uuid(), customer_id, '', embedding from ai.user_interaction_embeddings;
      insert into bench.common select id, customer_id, text, embedding::vector from bench.floor;
      create index on bench.floor (customer_id)`);
    await client.query('alter table ai.user_interaction_embeddings force row level security');
    if (withHnsw) {
      await client.query(`set maintenance_work_mem = '900MB'`);
      await client.query('create index on bench.common using hnsw (embedding vector_cosine_ops) with (m = 16, ef_construction = 64)');
    }
    await client.query('analyze');
    return round((performance.now() - before) / 1_000);
  } finally {
    client.release();
  }
}

async function commonQuery(pool, customers, vectorOf, times) {
  const times_ms = [];
  let right = 0;
  let wanted = 0;
  let tooFew = 0;
  const client = await pool.connect();
  // At this size the planner still reads the whole table now and then; at the sizes that matter it takes the index.
  await client.query('set enable_seqscan = off');
  for (let index = 0; index < times; index += 1) {
    const customer = customers[index % customers.length];
    const vector = await vectorOf(index);
    const started = performance.now();
    const { rows } = await client.query('select id from bench.common where customer_id = $1 order by embedding <=> $2::vector limit 5', [customer, vector]);
    times_ms.push(performance.now() - started);
    const exact = await pool.query('select id from bench.floor where customer_id = $1 order by embedding <=> $2::halfvec limit 5', [customer, vector]);
    const found = new Set(rows.map(({ id }) => id));
    right += exact.rows.filter(({ id }) => found.has(id)).length;
    wanted += exact.rows.length;
    if (rows.length < exact.rows.length) tooFew += 1;
  }
  await client.query('reset enable_seqscan');
  client.release();
  return { ms: summary(times_ms), recallAt5: round(right / wanted), tooFewShare: round(tooFew / times) };
}

/** Recall for a customer as large as each of the many, while there is nobody else in the tables. */
async function onlyCustomer(memory, exchanges, times) {
  const workspaceId = randomUUID();
  const [customer] = await fill(memory, workspaceId, 1, exchanges);
  const recall = (index) => memory.recall(workspaceId, customer, question(index));
  await loads(50, recall);
  return loads(times, recall);
}

/** Memory of a process that serves and has filled nothing: at rest after each customer was recalled some times. */
async function servingMemory(url, workspaceId, customers) {
  const child = fork(join(root, 'bench/kit/memory-server.mjs'));
  child.send({ url, workspaceId, customers, times: customers.length * 3 });
  await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('the serving process ended')))]);
  await pause(REST_MS);
  const memory = await processMemory(child.pid);
  child.kill();
  await once(child, 'exit');
  return memory;
}

async function scenario({ memory, pool, embedding }, workspaceId, customers, times) {
  const vectorOf = async (index) => toHalfvec((await embedding.embed([question(index)], 'query')).vectors[0]);
  const customerOf = (index) => customers[(index * 7919) % customers.length];
  for (const [index, customer] of customers.entries()) await memory.recall(workspaceId, customer, question(index));
  const floorWork = async (index) => {
    const vector = await vectorOf(index);
    await pool.query('select id, text from bench.floor where customer_id = $1 order by embedding <=> $2::halfvec limit 5', [customerOf(index), vector]);
  };
  await loads(20, floorWork);
  const floor = await loads(times, floorWork);
  const before = { ...memory.counts };
  let done = 0;
  const recall = await loads(times, (index) => ((done += 1), memory.recall(workspaceId, customerOf(index), question(index))));
  const per = perOperation(memory.counts, before, done);
  return { floor, recall, ratio: ratio(recall.oneAtATimeMs, floor.oneAtATimeMs), perRecall: per };
}

const perOperation = (counts, before, done) => ({
  statements: round((counts.statements - before.statements) / done), embeddingCalls: round((counts.embeddings - before.embeddings) / done), chatCalls: round((counts.chats - before.chats) / done),
});

async function remembering({ memory, pool, embedding }, workspaceId, customers, times) {
  const floorWork = async (index) => {
    const { question: text } = exchangeTexts(index, index);
    const vector = toHalfvec((await embedding.embed([text], 'document')).vectors[0]);
    await pool.query('insert into bench.floor values ($1, $2, $3, $4::halfvec)', [randomUUID(), customers[index % customers.length], text, vector]);
  };
  const floor = await loads(times, floorWork);
  const before = { ...memory.counts };
  let done = 0;
  const remember = await loads(times, (index) => ((done += 1), memory.remember(workspaceId, customers[index % customers.length], toldOf(index, index, Date.now()))));
  return { floor, remember, ratio: ratio(remember.oneAtATimeMs, floor.oneAtATimeMs), perRemember: perOperation(memory.counts, before, done) };
}

export async function run({ data, args }) {
  const [many, each, times] = [Number(args.customers ?? 200), Number(args.memories ?? 200), Number(args.times ?? 300)];
  const server = await startPostgres();
  const url = await server.createDatabase();
  const opened = await openMemory(url);
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  const memory = memoryOf(opened);
  const parts = { memory, pool, embedding: opened.service.get(EmbeddingModel) };
  try {
    const workspaceId = randomUUID();
    const lonely = await onlyCustomer(memory, Math.round(each / 2), times);
    const [alone] = await fill(memory, workspaceId, 1, 500);
    const crowd = await fill(memory, workspaceId, many, Math.round(each / 2));
    const plainSeconds = await plainTables(pool, args.hnsw !== 'no');
    const one = await scenario(parts, workspaceId, [alone], times);
    const all = await scenario(parts, workspaceId, crowd, times);
    const vectorOf = async (index) => toHalfvec((await parts.embedding.embed([question(index)], 'query')).vectors[0]);
    const common = args.hnsw === 'no' ? undefined : {
      [`1 x 1,000`]: await commonQuery(pool, [alone], vectorOf, 200), [`${many} x ${each}`]: await commonQuery(pool, crowd, vectorOf, 200), buildSeconds: plainSeconds,
    };
    const remember = await remembering(parts, workspaceId, crowd, times);
    const cold = await coldRecall(opened, memory, workspaceId, alone);
    const serving = await servingMemory(url, workspaceId, crowd);
    const has = (folder) => existsSync(join(data, folder));
    const evidence = has('memory') ? await evidenceRecall(data, parts.embedding) : 'no --data with a folder memory';
    const facts = has('memory') && has('intents') ? await factFigures(data) : undefined;
    return { recall: { '1 x 1,000': one, [`${many} x ${each}`]: all, [`1 x ${each}, nobody else`]: { recall: lonely } }, timesOfAlone: ratio(all.recall.oneAtATimeMs, lonely.oneAtATimeMs), coldRecallMs: cold, commonlyWritten: common, remember, serving, evidence, facts };
  } finally {
    await pool.end();
    await opened.close();
    await server.stop();
  }
}

/** The first recall of a customer whose words the process does not have at hand. */
async function coldRecall({ service }, memory, workspaceId, customer) {
  const { IndexCache } = await import('../../apps/memory/dist/recall/index-cache.service.js');
  const cache = service.get(IndexCache);
  const times = [];
  for (let index = 0; index < 20; index += 1) {
    cache.forget(workspaceId, customer);
    times.push(await clocked(() => memory.recall(workspaceId, customer, question(index))));
  }
  return { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) };
}
