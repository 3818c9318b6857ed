// What a turn costs in one process on the embedded database: from the POST of a customer's message to the reply in the answer, without the
// burst window. The floor is a bare route that takes the same body.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ratio, summary, timed } from '../kit/figures.mjs';
import { freePort, memoryOf, startProcess } from '../kit/process.mjs';

const KEY = 'a-key-for-the-benchmark-of-turns';
const QUESTIONS = ["What's your cancellation policy?", 'How much is it per child?', 'Do you cook in the rain?', 'Is there anything for vegans?', 'How far do you travel?'];
const WARM = 20;

async function call(base, method, path, body) {
  const response = await fetch(base + path, { method, headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The time that the model and retrieval took of each reply, as its explanation says. */
async function stepTimes(base, replies) {
  const steps = {};
  for (const id of replies) {
    const { explanation } = await call(base, 'GET', `/v1/messages/${id}/explanation`);
    for (const { step, durationMs } of explanation.timings) (steps[step] ??= []).push(durationMs);
  }
  return Object.fromEntries(Object.entries(steps).map(([step, values]) => [step, summary(values)]));
}

export async function run({ args }) {
  const turns = Number(args.turns ?? 200);
  const home = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const [port, barePort] = [await freePort(), await freePort()];
  const base = `http://127.0.0.1:${port}`;
  const bare = await startProcess('bench/kit/bare-server.mjs', { PORT: String(barePort) }, `http://127.0.0.1:${barePort}/`);
  const product = await startProcess('apps/standalone/dist/main.js', {
    PORT: String(port), RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'error',
    RAPPORT_LIMIT_CONVERSATION: '100000',
  }, `${base}/health/ready`);
  try {
    const replies = [];
    const { id } = await call(base, 'POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: 'bench' } });
    const ask = async (index) => {
      const { reply } = await call(base, 'POST', `/v1/conversations/${id}/messages?wait=reply`, { text: QUESTIONS[index % QUESTIONS.length] });
      replies.push(reply.id);
    };
    const floor = async () => {
      await (await fetch(`http://127.0.0.1:${barePort}/`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: QUESTIONS[0] }) })).json();
    };
    await timed(WARM, ask);
    await timed(WARM, floor);
    const [turnMs, floorMs] = [[], []];
    // Interleaved, so that a slow minute of the machine falls on both.
    for (let block = 0; block < 10; block += 1) {
      turnMs.push(...(await timed(Math.ceil(turns / 10), ask)));
      floorMs.push(...(await timed(Math.ceil(turns / 10), floor)));
    }
    const figures = { turnMs: summary(turnMs), floorMs: summary(floorMs) };
    return { mode: 'embedded, builtin model, burst window 0', ...figures, ratio: ratio(figures.turnMs, figures.floorMs), stepsMs: await stepTimes(base, replies.slice(-50)), memory: await memoryOf(product.pid) };
  } finally {
    await product.stop();
    await bare.stop();
    await rm(home, { recursive: true, force: true });
  }
}
