import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callerOf } from '../http/http-caller.rule.js';
import { startPostgres, type TestPostgres } from '../postgres/start-postgres.factory.js';
import { Program } from '../process/program.service.js';
import { type RedisServer, startRedis } from '../redis/redis-server.factory.js';
import { eventually, pause } from '../wait/eventually.rule.js';
import { UNLIMITED } from './embedded-stage.factory.js';
import type { Stage, Victim } from './stage.types.js';

const KEY = 'a-key-for-the-services-of-32-lets';
const ARTICLE = '# Zephyr terrace\n\nThe Zephyr terrace costs $310 for an evening.\n\nIt seats 44 guests.\n\nIt is heated from October to April.';
const QUESTIONS = ['How much does the Zephyr terrace cost?', 'How many guests does the Zephyr terrace seat?', 'Is the Zephyr terrace heated?'];

export interface ServicesStageOptions {
  /** Names of the services, each with its main script in `apps/<name>/dist`; one of them is the gateway. */
  readonly services: readonly string[];
  /** Makes the workspace in a new database before any service runs. @param env settings of the services @param adminKey its key */
  readonly provision: (env: Readonly<Record<string, string>>, adminKey: string) => Promise<unknown>;
}

export interface ServicesStage extends Stage {
  readonly programs: ReadonlyMap<string, Program>;
}

/**
 * Every service as a process of its own, on a Postgres and a Redis of their own that keep what they are told; what ends is started again, as an
 * operator's supervisor would. Victims: each service, `postgres`, `redis`, and `redis emptied`.
 */
export async function openServicesStage({ services, provision }: ServicesStageOptions): Promise<ServicesStage> {
  const home = await mkdtemp(join(tmpdir(), 'rapport-services-'));
  const [postgres, redis] = await Promise.all([startPostgres({ durable: true }), startRedis({ appendonly: true })]);
  const fleet = new Fleet();
  const close = async (): Promise<void> => {
    await fleet.stop();
    await Promise.all([redis.stop(), postgres.stop()]);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const database = await postgres.createDatabase();
    const env = {
      DATABASE_URL: database, REDIS_URL: redis.url, RAPPORT_DATA_DIR: home, RAPPORT_BURST_MS: '50', RAPPORT_LOG_LEVEL: 'silent', DATABASE_POOL: '12', ...UNLIMITED,
    };
    await provision(env, KEY);
    for (const name of services) await fleet.add(name, new Program({ script: `apps/${name}/dist/main.js`, env }));
    fleet.watch();
    const url = fleet.programs.get('gateway')?.url ?? '';
    await bringIn(url);
    return {
      url,
      key: KEY,
      questions: QUESTIONS,
      programs: fleet.programs,
      crashes: fleet.crashes,
      victims: { ...fleet.victims(), ...storesOf(postgres, redis) },
      read: (work) => work((sql) => postgres.query(database, sql)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function storesOf(postgres: TestPostgres, redis: RedisServer): Record<string, Victim> {
  return {
    postgres: { kill: () => postgres.kill(), start: () => postgres.restart() },
    redis: { kill: () => redis.kill(), start: () => redis.restart() },
    'redis emptied': { kill: () => redis.empty() },
  };
}

async function bringIn(url: string): Promise<void> {
  const staff = callerOf(url, KEY);
  const created = await staff('POST', '/v1/documents', { title: 'Terrace', category: 'service', tags: [], text: ARTICLE });
  await eventually(async () => ((await staff('GET', `/v1/documents/${created.body.id}`)).body.state === 'ready' ? true : undefined), 'the document');
}

/** The services' processes, and who starts them again when they end unasked. */
class Fleet {
  readonly programs = new Map<string, Program>();
  readonly crashes: string[] = [];
  /** Those that are down on purpose. */
  private readonly struck = new Set<string>();
  private watching: Promise<void> | undefined;
  private over = false;

  async add(name: string, program: Program): Promise<void> {
    this.programs.set(name, program);
    await program.start();
  }

  victims(): Record<string, Victim> {
    return Object.fromEntries(
      [...this.programs].map(([name, program]) => [
        name,
        {
          kill: async () => {
            this.struck.add(name);
            await program.kill();
          },
          start: async () => {
            await program.start();
            this.struck.delete(name);
          },
        },
      ]),
    );
  }

  watch(): void {
    this.watching = this.look();
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.watching;
    await Promise.all([...this.programs.values()].map((program) => program.stop()));
  }

  private async look(): Promise<void> {
    for (; !this.over; await pause(500)) {
      for (const [name, program] of this.programs) {
        if (this.struck.has(name) || !program.hasEnded) continue;
        this.crashes.push(name);
        await program.start().catch(() => undefined);
      }
    }
  }
}
