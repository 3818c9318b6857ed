import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { coreConfig, environment, loadConfig } from '@rapport/config';
import { persona } from '@rapport/contracts';
import { type Caller, callerOf, describeWith, startPostgres, startRedis } from '@rapport/testing';
import { provisionOffline } from './provision-offline.service.js';

const KEY = 'a-key-for-the-services-of-32-lets';
const SERVICES = ['gateway', 'conversation', 'knowledge', 'feedback', 'fine-tuning', 'memory'] as const;
const root = fileURLToPath(new URL('../../..', import.meta.url));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function eventually<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  // Longer than a lease: what a killed worker had begun is taken over when it has run out.
  for (let tries = 0; tries < 900; tries += 1) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Each service as a process of its own, from what the build made: as an operator runs them. */
class Fleet {
  private readonly running = new Map<string, { child: ChildProcess; port: number }>();

  constructor(private readonly env: Record<string, string>) {}

  async start(name: string): Promise<void> {
    const port = this.running.get(name)?.port ?? (await freePort());
    const child = spawn(process.execPath, [join(root, 'apps', name, 'dist/main.js')], { cwd: root, env: { ...environment(), ...this.env, PORT: String(port) }, stdio: 'ignore' });
    this.running.set(name, { child, port });
    await eventually(async () => ((await fetch(`${this.url(name)}/health/ready`)).ok ? true : undefined), `${name} to be ready`);
  }

  url(name: string): string {
    return `http://127.0.0.1:${this.running.get(name)?.port ?? 0}`;
  }

  /** Ends it as a power cut would. */
  async kill(name: string): Promise<void> {
    await this.end(name, 'SIGKILL');
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.end(name, 'SIGTERM')));
  }

  private async end(name: string, signal: NodeJS.Signals): Promise<void> {
    const child = this.running.get(name)?.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

describeWith('postgres', 'services as separate processes [postgres]', () => describeWith('redis', 'and [redis]', () => {
  let home: string;
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let fleet: Fleet;
  let staff: Caller;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'rapport-services-'));
    [postgres, redis] = [await startPostgres(), await startRedis({ appendonly: true })];
    const env = {
      DATABASE_URL: await postgres.createDatabase(), REDIS_URL: redis.url, RAPPORT_DATA_DIR: home, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'silent', DATABASE_POOL: '8',
    };
    await provisionOffline(loadConfig(coreConfig, env), {
      slug: 'shop',
      settings: { name: 'Shop', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#0f766e', allowedOrigins: [], escalationContact: 'Ana' },
      persona: persona.parse({ name: 'Kim' }),
      adminKey: KEY,
    });
    fleet = new Fleet(env);
    for (const name of SERVICES) await fleet.start(name);
    staff = callerOf(fleet.url('gateway'), KEY);
  }, 180_000);

  afterAll(async () => {
    await fleet.stop();
    await redis.stop();
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  }, 60_000);

  it('answers from a document, over Postgres and Redis', async () => {
    const created = await staff('POST', '/v1/documents', { title: 'Terrace', category: 'service', tags: [], text: '# Terrace\n\nThe Zephyr terrace costs $310 for an evening.' });
    await eventually(async () => ((await staff('GET', `/v1/documents/${created.body.id}`)).body.state === 'ready' ? true : undefined), 'the document');
    const { body: conversation } = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: 'one' } });
    const answer = await staff('POST', `/v1/conversations/${conversation.id}/messages?wait=reply`, { text: 'How much does the Zephyr terrace cost?' });
    expect(answer.body).toMatchObject({ status: 'answered', reply: { citations: [{ title: 'Terrace' }] } });
    expect(answer.body.reply.text).toContain('$310');
  }, 60_000);

  it.each(['conversation', 'knowledge', 'gateway'])('answers once although %s is killed under way', async (victim) => {
    const { body: conversation } = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: `two-${victim}` } });
    const accepted = await staff('POST', `/v1/conversations/${conversation.id}/messages`, { text: 'How much does the Zephyr terrace cost?' });
    expect(accepted.status).toBe(202);
    await fleet.kill(victim);
    await fleet.start(victim);
    const replies = async (): Promise<unknown[]> => {
      const { body } = await staff('GET', `/v1/conversations/${conversation.id}/messages`);
      return body.data.filter((message: { role: string }) => message.role === 'assistant');
    };
    await eventually(async () => ((await replies()).length > 0 ? true : undefined), 'the reply');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await replies()).toHaveLength(1);
  }, 120_000);
}));
