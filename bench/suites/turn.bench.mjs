// What a turn costs beside the model: from the POST of a customer's message to the reply in its answer, burst window 0.
//
//   --mode one-process            embedded database (the default)
//   --mode one-process-postgres   one process on a Postgres server
//   --mode services               each service a process of its own, on Postgres and Redis
//   --rate 20 --seconds 40        turns a second at a fixed rate; 0 is one at a time, as many as --turns says. Services have 20, others 0
//   --conversations 60            customers who write by turns
//   --warm 300                    turns before anything is counted, one at a time: until then each process compiles what it runs often; 20 without a rate
//   --model builtin|double        double: a server with OpenAI's protocol that answers at once, so that the model's own time is nil
//
// The floor runs in blocks between those of the product, at the same rate: a bare route that takes the same body; on servers also one
// insert into Postgres and one round trip to another process over Redis.
import { OpenAiDouble } from '@rapport/testing';
import { callerOf, startProduct, startServers } from '../kit/fleet.mjs';
import { ratio, summary, timed } from '../kit/figures.mjs';
import { openLoop } from '../kit/load.mjs';
import { cpuSecondsOf, freePort, memoryOf, startProcess } from '../kit/process.mjs';
import { redisCalls, transactions } from '../kit/round-trips.mjs';

const QUESTIONS = ["What's your cancellation policy?", 'How much is it per child?', 'Do you cook in the rain?', 'Is there anything for vegans?', 'How far do you travel?'];
const BLOCKS = 4;
const IDLE_MS = 4_000;
const MODES = ['one-process', 'one-process-postgres', 'services'];

/** The time that each step took of these replies, as their explanations say. */
async function stepTimes(call, replies) {
  const steps = {};
  for (const id of replies) {
    const { explanation } = await call('GET', `/v1/messages/${id}/explanation`);
    for (const { step, durationMs } of explanation.timings) (steps[step] ??= []).push(durationMs);
  }
  return Object.fromEntries(Object.entries(steps).map(([step, values]) => [step, summary(values)]));
}

/** Says the first sentence of the first passage that it is given, with its mark. */
function quote(body) {
  const prompt = body.messages.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content))).join('\n');
  const [, ref, text] = /<document ref="(KB-\d+)"[^>]*>\n+([^\n]+)/.exec(prompt) ?? [];
  return { text: ref === undefined ? 'I am not sure about that.' : `${text.replace(/^#+\s*/, '').split(/(?<=[.!?])\s/)[0]} [${ref}]` };
}

async function startModel(kind) {
  if (kind === 'builtin') return { env: {}, close: async () => undefined };
  const double = await OpenAiDouble.start();
  double.answerWith((body) => {
    double.requests.length = 0;
    return quote(body);
  });
  return { env: { RAPPORT_CHAT_PROVIDER: 'openai', OPENAI_BASE_URL: double.baseUrl, OPENAI_API_KEY: 'none' }, close: () => double.close() };
}

async function startFloor(servers) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const script = servers ? 'bench/kit/floor-server.mjs' : 'bench/kit/bare-server.mjs';
  const floor = await startProcess(script, { PORT: String(port), ...(servers ? { DATABASE_URL: servers.databaseUrl, REDIS_URL: servers.redis.url } : {}) }, url);
  return { ...floor, ask: async () => (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: QUESTIONS[0] }) })).json() };
}

/** Opens a conversation for each customer and gives what asks the next question in one of them. */
async function customersOf(call, count, replies) {
  const ids = [];
  for (let index = 0; index < count; index += 1) ids.push((await call('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: `bench-${index}` } })).id);
  let asked = 0;
  return async () => {
    const index = asked++;
    const { reply, status } = await call('POST', `/v1/conversations/${ids[index % count]}/messages?wait=reply`, { text: QUESTIONS[index % QUESTIONS.length] });
    if (status !== 'answered') throw new Error(`a turn ended as ${status}`);
    replies.push(reply.id);
  };
}

/** What the product does over a time: CPU of each process, calls to Redis, transactions on Postgres. */
async function spent(processes, servers) {
  const cpu = Object.fromEntries(await Promise.all(Object.entries(processes).map(async ([name, pid]) => [name, await cpuSecondsOf(pid)])));
  return { at: performance.now(), cpu, redis: servers ? await redisCalls(servers.redis.url) : {}, transactions: servers ? await transactions(servers.databaseUrl) : 0 };
}

function minus(after, before) {
  const each = (key) => Object.fromEntries(Object.entries(after[key]).map(([name, value]) => [name, value - (before[key][name] ?? 0)]));
  return { seconds: (after.at - before.at) / 1_000, cpu: each('cpu'), redis: each('redis'), transactions: after.transactions - before.transactions };
}

/** For one turn, without what goes on when nobody asks. */
function perTurn(total, idle, turns) {
  const share = (value, rest) => Math.round(((value - (rest / idle.seconds) * total.seconds) / turns) * 100) / 100;
  const each = (key, factor = 1) => Object.fromEntries(Object.entries(total[key]).map(([name, value]) => [name, share(value * factor, (idle[key][name] ?? 0) * factor)]).filter(([, value]) => value >= 0.05));
  return { cpuMs: each('cpu', 1_000), ...(total.transactions > 0 ? { transactions: share(total.transactions, idle.transactions), redisCommands: each('redis') } : {}) };
}

async function measure({ ask, floor, load, turns, spentNow }) {
  const [turnMs, floorMs, notes, used] = [[], [], { failures: [], mostAtOnce: 0, lateMs: 0 }, []];
  const block = async (work, into, counts) => {
    if (load.rate === 0) return void into.push(...(await timed(Math.ceil(turns / BLOCKS), work)));
    const { ms, failures, mostAtOnce, lateMs } = await openLoop({ rate: load.rate, seconds: load.seconds / BLOCKS }, work);
    into.push(...ms);
    if (counts) Object.assign(notes, { failures: [...notes.failures, ...failures], mostAtOnce: Math.max(notes.mostAtOnce, mostAtOnce), lateMs: Math.max(notes.lateMs, lateMs) });
  };
  // By turns, so that a slow minute of the machine falls on both.
  for (let index = 0; index < BLOCKS; index += 1) {
    const before = await spentNow();
    await block(ask, turnMs, true);
    used.push(minus(await spentNow(), before));
    await block(floor, floorMs, false);
  }
  const sum = (key) => used.reduce((all, one) => Object.fromEntries(Object.entries(one[key]).map(([name, value]) => [name, value + (all[name] ?? 0)])), {});
  const total = { seconds: used.reduce((all, one) => all + one.seconds, 0), cpu: sum('cpu'), redis: sum('redis'), transactions: used.reduce((all, one) => all + one.transactions, 0) };
  return { turnMs, floorMs, notes, total };
}

async function memories(processes) {
  return Object.fromEntries(await Promise.all(Object.entries(processes).map(async ([name, pid]) => [name, await memoryOf(pid)])));
}

export async function run({ args }) {
  const { mode = 'one-process', model = 'builtin' } = args;
  if (!MODES.includes(mode)) throw new Error(`--mode is one of ${MODES.join(', ')}`);
  const load = { rate: Number(args.rate ?? (mode === 'services' ? 20 : 0)), seconds: Number(args.seconds ?? 40) };
  const servers = mode === 'one-process' ? undefined : await startServers();
  const double = await startModel(model);
  const [floor, product] = [await startFloor(servers), await startProduct(mode, { env: double.env, servers })];
  try {
    const [replies, call] = [[], callerOf(product.base)];
    const ask = await customersOf(call, Number(args.conversations ?? (load.rate === 0 ? 1 : 60)), replies);
    const warm = Number(args.warm ?? (load.rate === 0 ? 20 : 300));
    await timed(warm, ask);
    await timed(warm, floor.ask);
    const spentNow = () => spent(product.processes, servers);
    const resting = await spentNow();
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const idle = minus(await spentNow(), resting);
    const { turnMs, floorMs, notes, total } = await measure({ ask, floor: floor.ask, load, turns: Number(args.turns ?? 200), spentNow });
    const figures = { ownOverheadMs: summary(turnMs), floorMs: summary(floorMs) };
    return {
      mode, model, warm, load: load.rate === 0 ? 'one at a time' : { ...load, ...notes, failures: notes.failures.length, firstFailure: notes.failures[0] ?? null },
      floor: servers ? 'bare route, one insert, one round trip over Redis' : 'bare route',
      ...figures, ratio: ratio(figures.ownOverheadMs, figures.floorMs),
      stepsMs: await stepTimes(call, replies.slice(-50)), perTurn: perTurn(total, idle, turnMs.length), memory: await memories(product.processes),
    };
  } finally {
    await product.stop();
    await floor.stop();
    await double.close();
    await servers?.stop();
  }
}
