// Hostile inputs over the readers of documents, every parser and every operation of the API: no crash, no 5xx, the event loop never held up over
// 200 ms. The same seed makes the same inputs. The rate limits are lifted by settings, or all but the first of them would meet a 429.
//
//   --inputs 20000   two fifths of them to the parsers, one fifth to the readers, two fifths over HTTP to the product in one process
//   --seed 1
//   --over all       or parsers, readers, http
//   --save FILE      where the worst inputs and those that broke something are written, hostile-worst.json when left out
//   --data DIR       takes DIR/injection and DIR/email as further material, where they are
//
// Time is CPU time of the thread that worked: on a busy machine a thread waits for long while nothing blocks it. Inputs over the limit, and
// those answered 5xx, are tried again by themselves, three times; what does not come again is told apart. Ends with 1 on a breach.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { hostileJson, hostileRequests, hostileText, repeated, sendHostile, wireBytes } from '@rapport/testing';
import { quantile } from '../kit/figures.mjs';
import { hostileParsers } from '../kit/hostile-parsers.mjs';
import { overReaders } from '../kit/hostile-readers.mjs';
import { ADMIN_KEY } from '../kit/fleet.mjs';
import { root } from '../kit/process.mjs';
import { startWatched } from '../kit/watched-product.mjs';

const LIMIT_MS = 200;
const AT_ONCE = 8;
const PATIENCE_MS = 60_000;
const LONGEST = 8_000;
const AGAIN = 3;
const BATCH = 200;
const SHARES = { parsers: 0.4, readers: 0.2, http: 0.4 };
/** They end what the run lives on: its session or key, or they stream for ever. */
const LEAVE_OUT = new Set(['endSession', 'revokeKey']);
const QUIET = { RAPPORT_REPLY_WAIT_MS: '500', RAPPORT_LOG_LEVEL: 'silent' };

async function corpusOf(data) {
  const lines = async (path) => (await readFile(join(data, path), 'utf8').catch(() => '')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const rows = (await Promise.all(['injection/direct_dev.jsonl', 'injection/inthewild_jailbreaks_dev.jsonl', 'email/github_reply_bodies_dev.jsonl', 'email/reply_trimmer_dev.jsonl'].map(lines))).flat();
  const texts = rows.flatMap((row) => [row.text, row.body, row.email, row.content].filter((value) => typeof value === 'string' && value !== '')).map((value) => value.slice(0, LONGEST));
  const mails = await readdir(join(data, 'email/mime')).catch(() => []);
  return { texts, files: await Promise.all(mails.map((name) => readFile(join(data, 'email/mime', name)))) };
}

const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** CPU time of one call, and what it threw. */
function tried(parse, input) {
  const started = cpuMs();
  let thrown;
  try {
    parse(input);
  } catch (error) {
    thrown = error;
  }
  return { ms: cpuMs() - started, thrown };
}

const fewest = (times, work) => Math.min(...Array.from({ length: times }, work));

function* inputsFor(parser, seed, count, texts) {
  const longest = parser.longest;
  const arbitrary = parser.takes === 'json' ? hostileJson(longest, texts) : fc.oneof({ arbitrary: hostileText(longest, texts), weight: 3 }, { arbitrary: repeated(longest), weight: 2 });
  for (let made = 0; made < count; made += BATCH) yield* fc.sample(arbitrary, { seed: seed + made, numRuns: Math.min(BATCH, count - made) });
}

/** A JSON text that can't be read never reaches a schema. */
function read(parser, input) {
  if (parser.takes === 'text') return { value: input };
  try {
    return { value: JSON.parse(input) };
  } catch {
    return undefined;
  }
}

async function overParsers({ inputs, seed, texts }) {
  const parsers = await hostileParsers();
  const share = Math.max(1, Math.ceil(inputs / parsers.length));
  const result = { parsers: parsers.length, inputs: 0, threw: [], slow: [], worst: [] };
  for (const [index, parser] of parsers.entries()) {
    let worst = { ms: 0, input: '' };
    for (const input of inputsFor(parser, seed * 7_919 + index * 104_729, share, texts)) {
      const given = read(parser, input);
      result.inputs += 1;
      if (given === undefined) continue;
      const { ms, thrown } = tried(parser.parse, given.value);
      if (thrown !== undefined) result.threw.push({ parser: parser.name, error: String(thrown?.message ?? thrown).slice(0, 200), input });
      if (ms > worst.ms) worst = { ms, input };
    }
    // The first call of a parser pays for its compilation; what counts is what comes again.
    const { value } = read(parser, worst.input) ?? {};
    const again = value === undefined ? 0 : fewest(AGAIN, () => tried(parser.parse, value).ms);
    result.worst.push({ parser: parser.name, ms: Math.round(again * 10) / 10, input: worst.input });
    if (again > LIMIT_MS) result.slow.push({ parser: parser.name, ms: Math.round(again), input: worst.input });
  }
  result.worst.sort((a, b) => b.ms - a.ms);
  return result;
}

/** Rows whose ids the requests may name. */
async function rowsOf({ call }) {
  const customer = await call('POST', '/v1/customers', { externalId: 'hostile', name: 'Ana', email: 'ana@example.com' });
  const conversation = await call('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: 'hostile' } });
  const answered = await call('POST', `/v1/conversations/${conversation.id}/messages?wait=reply`, { text: "What's your cancellation policy?" });
  const document = (await call('GET', '/v1/documents?limit=1')).data[0];
  return { '/v1/customers': customer.id, '/v1/conversations': conversation.id, '/v1/documents': document.id, '/v1/messages': answered.reply?.id ?? answered.message.id };
}

/** Sends all of them, some at once. @returns what came back, by operation and status, and what deserves another look */
async function sendAll(product, requests, flying) {
  const counts = {};
  const found = { inputs: 0, faults: [], silent: [], times: [] };
  const worker = async (number) => {
    for (let next = requests.next(); !next.done && !product.state.ended; next = requests.next()) {
      const request = next.value;
      const entry = { request, from: Date.now() };
      flying.add(entry);
      const { status, ms } = await sendHostile(product.port, request, PATIENCE_MS, 2 + ((found.inputs + number) % 200));
      flying.delete(entry);
      found.inputs += 1;
      found.times.push(ms);
      const kind = status <= 0 ? (status === 0 ? 'closed' : 'no answer') : `${Math.floor(status / 100)}xx`;
      (counts[request.operation] ??= {})[kind] = (counts[request.operation][kind] ?? 0) + 1;
      if (status >= 500) found.faults.push({ status, request });
      if (status === -1) found.silent.push({ request });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => worker(number)));
  return { counts, ...found };
}

const shown = (request) => ({ operation: request.operation, tricks: request.tricks, wire: wireBytes(request, 'localhost').subarray(0, 20_000).toString('base64') });

/** Each by itself, with the loop watched: what comes again is the product's fault, not the machine's. */
async function again(product, requests) {
  const results = [];
  for (const request of requests) {
    if (product.state.ended) break;
    let [heldMs, fault] = [Infinity, true];
    for (let time = 0; time < AGAIN; time += 1) {
      await product.gaps();
      const { status } = await sendHostile(product.port, request, PATIENCE_MS);
      await new Promise((resolve) => setTimeout(resolve, 300));
      heldMs = Math.min(heldMs, Math.max(0, ...(await product.gaps()).map((gap) => gap.cpuMs)));
      fault &&= status >= 500 || status === -1;
    }
    results.push({ heldMs: Math.round(heldMs), fault, ...shown(request) });
  }
  return results;
}

async function overHttp({ inputs, seed, texts, files }) {
  const [flying, suspects] = [new Set(), new Map()];
  const product = await startWatched(QUIET, ({ cpuMs: held, wallMs, at }) => {
    for (const { request, from } of flying) if (from <= at && held > (suspects.get(request)?.held ?? 0)) suspects.set(request, { held, wallMs });
  });
  try {
    const document = JSON.parse(await readFile(join(root, 'libs/api-client/openapi.json'), 'utf8'));
    const material = { document, key: ADMIN_KEY, ids: await rowsOf(product), longest: LONGEST, corpus: texts, files };
    await product.gaps();
    const sent = await sendAll(product, hostileRequests(material, seed, inputs, LEAVE_OUT), flying);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const gaps = await product.gaps();
    const alive = !product.state.ended && (await fetch(`${product.base}/health/live`).then(({ ok }) => ok, () => false));
    const most = [...suspects].sort(([, a], [, b]) => b.held - a.held).slice(0, 12).map(([request]) => request);
    const retried = await again(product, [...new Set([...sent.faults.slice(0, 40), ...sent.silent.slice(0, 10)].map(({ request }) => request)), ...most]);
    const loop = (key) => ({ p50: quantile(gaps.map((gap) => gap[key]), 0.5), p999: quantile(gaps.map((gap) => gap[key]), 0.999), max: Math.max(...gaps.map((gap) => gap[key])) });
    const total = (kind) => Object.values(sent.counts).reduce((sum, one) => sum + (one[kind] ?? 0), 0);
    return {
      inputs: sent.inputs, operations: Object.keys(sent.counts).length, answers: Object.fromEntries(['2xx', '3xx', '4xx', '5xx', 'closed', 'no answer'].map((kind) => [kind, total(kind)])),
      statuses5xx: sent.faults.reduce((all, { status, request }) => ({ ...all, [`${status} ${request.operation}`]: (all[`${status} ${request.operation}`] ?? 0) + 1 }), {}),
      crash: alive ? null : { ended: product.state.ended, complaint: product.state.complaint.slice(-2_000) },
      loopCpuMs: loop('cpuMs'), loopWallMs: loop('wallMs'), answerMs: { p50: quantile(sent.times, 0.5), p99: quantile(sent.times, 0.99) },
      faultsThatCameAgain: retried.filter(({ fault }) => fault), heldUpAgain: retried.filter(({ heldMs }) => heldMs > LIMIT_MS), worst: retried.sort((a, b) => b.heldMs - a.heldMs).slice(0, 10),
    };
  } finally {
    await product.stop();
  }
}

const short = (rows, count = 10) => rows.slice(0, count).map(({ input, wire, ...rest }) => ({ ...rest, ...(input === undefined ? {} : { length: input.length, begins: input.slice(0, 60) }) }));

export async function run({ data, args }) {
  const { inputs = 20_000, seed = 1, over = 'all', save = 'hostile-worst.json' } = args;
  const { texts, files } = await corpusOf(data);
  const part = (name) => (over === name ? Number(inputs) : over === 'all' ? Math.ceil(Number(inputs) * SHARES[name]) : 0);
  const options = (name) => ({ inputs: part(name), seed: Number(seed), texts, files });
  const parsers = part('parsers') > 0 ? await overParsers(options('parsers')) : undefined;
  const readers = part('readers') > 0 ? await overReaders(options('readers')) : undefined;
  const http = part('http') > 0 ? await overHttp(options('http')) : undefined;
  await writeFile(save, JSON.stringify({ seed: Number(seed), parsers: parsers && { threw: parsers.threw, slow: parsers.slow, worst: parsers.worst.slice(0, 20) }, readers: readers && readers.broken, http: http && { faults: http.faultsThatCameAgain, heldUp: http.heldUpAgain, worst: http.worst } }, null, 1));
  const breaches = [
    ...(parsers?.threw.length ? [`${parsers.threw.length} inputs made a parser throw`] : []), ...(parsers?.slow.length ? [`${parsers.slow.length} parsers took over ${LIMIT_MS} ms`] : []),
    ...(readers?.rejected ? [`${readers.rejected} files made the reader fail`] : []), ...(readers?.ends.death ? [`${readers.ends.death} files ended the thread that read them`] : []),
    ...(readers && readers.loopCpuMs.max > LIMIT_MS ? [`reading held up the event loop for ${Math.round(readers.loopCpuMs.max)} ms`] : []),
    ...(http?.crash ? ['the product ended'] : []), ...(http?.faultsThatCameAgain.length ? [`${http.faultsThatCameAgain.length} requests are answered 5xx, or not at all, each time`] : []),
    ...(http && Object.keys(http.statuses5xx).some((key) => key.startsWith('500')) ? ['there were answers with 500'] : []), ...(http?.heldUpAgain.length ? [`${http.heldUpAgain.length} requests hold up the event loop over ${LIMIT_MS} ms each time`] : []),
  ];
  if (breaches.length > 0) process.exitCode = 1;
  return {
    seed: Number(seed), material: { texts: texts.length, files: files.length }, limitMs: LIMIT_MS, breaches,
    ...(parsers ? { parsers: { ...parsers, threw: short(parsers.threw), slow: short(parsers.slow), worst: short(parsers.worst) } } : {}),
    ...(readers ? { readers: { ...readers, broken: readers.broken.length } } : {}),
    ...(http ? { http: { ...http, faultsThatCameAgain: short(http.faultsThatCameAgain), heldUpAgain: short(http.heldUpAgain), worst: short(http.worst) } } : {}),
    saved: save,
  };
}
