import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environment } from '@rapport/config';
import { type Caller, callerOf } from '@rapport/testing';

const KEY = 'a-key-for-the-killed-of-32-letter';
const root = fileURLToPath(new URL('../../..', import.meta.url));

let home: string;
let port: number;
let child: ChildProcess;
let staff: Caller;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function start(): Promise<void> {
  const env = { ...environment(), PORT: String(port), RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'silent' };
  child = spawn(process.execPath, [join(root, 'apps/standalone/dist/main.js')], { cwd: root, env, stdio: 'ignore' });
  while (!(await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok) await pause(100);
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rapport-killed-'));
  port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  await start();
  staff = callerOf(`http://127.0.0.1:${port}`, KEY);
}, 120_000);

afterAll(async () => {
  await end('SIGTERM');
  await rm(home, { recursive: true, force: true });
});

describe('one process that is killed', () => {
  // The time limits below are shorter than a lease: what the dead process had begun is not waited for.
  it.each([0, 5, 20, 60])('keeps every acknowledged message and answers each once when killed after %d ms', async (ms) => {
    const { body: conversation } = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: `killed-${ms}` } });
    const { status, body } = await staff('POST', `/v1/conversations/${conversation.id}/messages`, { text: 'Do you cook in the rain?' });
    expect(status).toBe(202);
    await pause(ms);
    await end('SIGKILL');
    await start();
    const read = async (): Promise<{ id: string; role: string }[]> => (await staff('GET', `/v1/conversations/${conversation.id}/messages`)).body.data;
    while (!(await read()).some((message) => message.role === 'assistant')) await pause(200);
    await pause(500);
    const messages = await read();
    expect(messages.filter((message) => message.role === 'customer').map(({ id }) => id)).toEqual([body.message.id]);
    expect(messages.filter((message) => message.role === 'assistant')).toHaveLength(1);
  }, 45_000);

  it('starts although an article of the demo was deleted', async () => {
    const { body } = await staff('GET', '/v1/documents?limit=1');
    expect((await staff('DELETE', `/v1/documents/${body.data[0].id}`)).status).toBe(200);
    await end('SIGTERM');
    await start();
    expect((await staff('GET', `/v1/documents/${body.data[0].id}`)).status).toBe(404);
  }, 45_000);
});
