import type { Redis } from 'ioredis';

/** A list that nobody reads must not live for ever; as one script, since a transaction is four commands, and each is a write of its own. */
const PUSH = `redis.call('rpush', KEYS[1], ARGV[1]) return redis.call('pexpire', KEYS[1], ARGV[2])`;

interface Pushing {
  rapportPush(list: string, text: string, expiresMs: number): Promise<number>;
}

/** Lists whose life begins anew with each entry. */
export class ExpiringList {
  private readonly redis: Pushing;

  constructor(redis: Redis) {
    redis.defineCommand('rapportPush', { numberOfKeys: 1, lua: PUSH });
    this.redis = redis as Redis & Pushing;
  }

  /** @param expiresMs from now on the list is gone after so long @throws when Redis is away */
  async push(list: string, text: string, expiresMs: number): Promise<void> {
    await this.redis.rapportPush(list, text, expiresMs);
  }
}
