import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLogger } from '@rapport/observability';
import { describeWith, startRedis, type RedisServer } from '@rapport/testing';
import type { Redis } from 'ioredis';
import { endConnection, makeConnection } from './redis-connection.factory.js';
import { guardDurability } from './redis-durability.guard.js';

describeWith('redis', 'guard of Redis [redis]', () => {
  const lines: string[] = [];
  const logger = createLogger('test', 'warn', { write: (line: string) => void lines.push(line) });
  let server: RedisServer;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedis({ appendonly: false });
    redis = makeConnection(server.url, 'worker', logger);
  });
  afterAll(async () => {
    endConnection(redis);
    await server.stop();
  });

  it('refuses one that may lose jobs, and says what to change', async () => {
    await expect(guardDurability(redis, false, logger)).rejects.toThrow(/appendonly is off/);
  });

  it('refuses one that may evict jobs', async () => {
    await redis.config('SET', 'appendonly', 'yes');
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(guardDurability(redis, false, logger)).rejects.toThrow(/may evict keys/);
  });

  it('takes it with a warning when a setting allows it', async () => {
    await guardDurability(redis, true, logger);
    expect(lines.at(-1)).toContain('may evict keys');
  });

  it('takes a durable one, by INFO where CONFIG is forbidden', async () => {
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await redis.call('ACL', 'SETUSER', 'plain', 'on', 'nopass', '~*', '+@all', '-config');
    await redis.call('AUTH', 'plain', 'x');
    await guardDurability(redis, false, logger);
    await redis.call('ACL', 'SETUSER', 'plain', '-info').catch(() => undefined);
    await expect(guardDurability(redis, false, logger)).rejects.toThrow(/INFO and CONFIG are forbidden/);
  });
});
