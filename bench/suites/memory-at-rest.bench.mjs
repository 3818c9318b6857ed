// Memory of each process of the product when it rests: after the start, some turns, and an idle time. Aim: under 512 MB for everything in
// one process. The floor is a process with a bare HTTP server.
//
//   --mode one-process | one-process-postgres | services
//   --turns 10 --idle 60     seconds of rest
import { setTimeout as pause } from 'node:timers/promises';
import { callerOf, startProduct, startServers } from '../kit/fleet.mjs';
import { freePort, memoryOf, startProcess } from '../kit/process.mjs';

const QUESTIONS = ["What's your cancellation policy?", 'How much is it per child?', 'Do you cook in the rain?', 'Is there anything for vegans?', 'How far do you travel?'];

async function startFloor() {
  const port = await freePort();
  return startProcess('bench/kit/bare-server.mjs', { PORT: String(port) }, `http://127.0.0.1:${port}/`);
}

async function talk(call, turns) {
  const { id } = await call('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: 'rest' } });
  for (let index = 0; index < turns; index += 1) {
    const { status } = await call('POST', `/v1/conversations/${id}/messages?wait=reply`, { text: QUESTIONS[index % QUESTIONS.length] });
    if (status !== 'answered') throw new Error(`a turn ended as ${status}`);
  }
}

async function memories(processes) {
  return Object.fromEntries(await Promise.all(Object.entries(processes).map(async ([name, pid]) => [name, await memoryOf(pid)])));
}

export async function run({ args }) {
  const { mode = 'one-process', turns = 10, idle = 60 } = args;
  const servers = mode === 'one-process' ? undefined : await startServers();
  const [floor, product] = [await startFloor(), await startProduct(mode, { servers })];
  try {
    const started = await memories(product.processes);
    await talk(callerOf(product.base), Number(turns));
    const busy = await memories(product.processes);
    await pause(Number(idle) * 1_000);
    const resting = await memories(product.processes);
    const restMB = Object.values(resting).reduce((sum, one) => sum + one.restMB, 0);
    return { mode, turns: Number(turns), idleSeconds: Number(idle), floorMB: (await memoryOf(floor.pid)).restMB, restMB, ...(mode === 'services' ? {} : { aimMB: 512, within: restMB < 512 }), started, afterTurns: busy, resting };
  } finally {
    await product.stop();
    await floor.stop();
    await servers?.stop();
  }
}
