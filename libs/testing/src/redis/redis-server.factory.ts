import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../net/free-port.rule.js';

/** A Redis of one's own. */
export interface RedisServer {
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  /** Ends it without a warning; its folder stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  restart(): Promise<void>;
  /** Deletes all that is in it, as a store that was lost and came back empty. */
  empty(): Promise<void>;
  /** Ends it and deletes its folder. */
  stop(): Promise<void>;
}

export interface RedisServerOptions {
  /** Write every change to disk; on by default, as the services demand it. */
  readonly appendonly?: boolean;
}

/** Whether a `redis-server` is installed. */
export function redisAvailable(): boolean {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Starts a Redis server on a free port of 127.0.0.1, in a temporary folder. Resolves when it takes connections. */
export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-redis-'));
  const port = await freePort();
  const appendonly = (options.appendonly ?? true) ? 'yes' : 'no';
  const settings = { port, bind: '127.0.0.1', dir: folder, appendonly, save: '', 'maxmemory-policy': 'noeviction' };
  const parameters = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
  let server = await launch(parameters);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end(server),
    async restart() {
      server = await launch(parameters);
    },
    empty: () => tell(port, 'FLUSHALL'),
    async stop() {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(parameters: readonly string[]): Promise<ChildProcess> {
  const server = spawn('redis-server', parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
  const killed = (): boolean => server.kill('SIGKILL');
  process.once('exit', killed);
  server.once('exit', () => process.off('exit', killed));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server ended at once: ${said.slice(-500)}`)));
  });
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
}

/** One command in the plain form of the protocol, which needs no client. */
function tell(port: number, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+OK')) resolve();
      else reject(new Error(`Redis answered ${answer.toString().trim()}`));
    });
  });
}
