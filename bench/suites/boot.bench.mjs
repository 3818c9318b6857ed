// How long the product takes from the start of its process until it is ready: the very first start (the prepared database has to be made),
// the first start with an empty data folder, and later starts. The floor is a process with a bare HTTP server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summary } from '../kit/figures.mjs';
import { freePort, memoryOf, startProcess } from '../kit/process.mjs';

const REST_MS = 5_000;
const KEY = 'a-key-for-the-benchmark-of-boots';

/** Asks until an answer cites a source: from then on the product does its job. */
async function firstAnswer(base) {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const call = async (path, body) => (await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  const { id } = await call('/v1/conversations', { channel: 'live_chat', customer: { externalId: 'boot' } });
  for (;;) {
    const { reply } = await call(`/v1/conversations/${id}/messages?wait=reply`, { text: "What's your cancellation policy?" });
    if (reply?.citations.length > 0) return;
  }
}

async function boot(home, cache) {
  const port = await freePort();
  const product = await startProcess('apps/standalone/dist/main.js', {
    PORT: String(port), RAPPORT_DATA_DIR: home, RAPPORT_CACHE_DIR: cache, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'error',
  }, `http://127.0.0.1:${port}/health/ready`);
  const asking = performance.now();
  await firstAnswer(`http://127.0.0.1:${port}`);
  const answerMs = Math.round(product.readyMs + performance.now() - asking);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const memory = await memoryOf(product.pid);
  await product.stop();
  return { readyMs: Math.round(product.readyMs), answerMs, ...memory };
}

async function floor() {
  const port = await freePort();
  const bare = await startProcess('bench/kit/bare-server.mjs', { PORT: String(port) }, `http://127.0.0.1:${port}/`);
  const memory = await memoryOf(bare.pid);
  await bare.stop();
  return { readyMs: Math.round(bare.readyMs), ...memory };
}

export async function run({ args }) {
  const runs = Number(args.runs ?? 3);
  const folder = await mkdtemp(join(tmpdir(), 'rapport-boot-'));
  const cache = join(folder, 'cache');
  try {
    const veryFirst = await boot(join(folder, 'home-0'), cache);
    const [first, later, floors] = [[], [], []];
    for (let index = 1; index <= runs; index += 1) {
      const home = join(folder, `home-${index}`);
      first.push(await boot(home, cache));
      later.push(await boot(home, cache));
      floors.push(await floor());
    }
    const times = (boots) => ({ readyMs: summary(boots.map((one) => one.readyMs)), ...(boots[0].answerMs === undefined ? {} : { answerMs: summary(boots.map((one) => one.answerMs)) }), restMB: summary(boots.map((one) => one.restMB)), peakMB: summary(boots.map((one) => one.peakMB)) });
    return { veryFirst, first: times(first), later: times(later), floor: times(floors), ratioLaterToFloor: Math.round((times(later).readyMs.p50 / times(floors).readyMs.p50) * 10) / 10 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
