import type { DatabasePlatform } from '@rapport/database';
import { platformMigrations } from '@rapport/database';
import type { RedisServer } from '@rapport/testing';
import { messagingMigrations } from '../migrations/messaging-migrations.data.js';
import { createInProcessTransport } from '../transport/in-process.transport.js';
import { createRedisTransport } from '../transport/redis.transport.js';
import { endConnection, makeConnection } from '../redis/redis-connection.factory.js';
import { CONFORMANCE_MESSAGES as contracts } from './messages.contract.js';
import { CreateEffects1763990000000 } from './migrations/1763990000000-create-effects.js';
import type { Stage } from './stage.types.js';
import { logger } from './world.double.js';

/** Adds the tables that the suite needs. */
export async function migrate(database: DatabasePlatform): Promise<void> {
  await database.migrate([platformMigrations, messagingMigrations, { owner: 'conformance', migrations: [CreateEffects1763990000000] }]);
}

/** All services in one process. */
export function inProcessStage(database: DatabasePlatform, end: () => Promise<void>): Stage {
  return {
    database,
    transport: (faults) => createInProcessTransport({ logger, contracts, faults }),
    close: end,
  };
}

/** Processes that work together over Redis. */
export function redisStage(database: DatabasePlatform, redis: RedisServer, end: () => Promise<void>): Stage {
  const admin = makeConnection(redis.url, 'worker', logger);
  return {
    database,
    transport: (faults) => createRedisTransport({ logger, contracts, faults, url: redis.url, allowVolatile: false, prefix: 'conformance', sweepEveryMs: 300 }),
    emptyBroker: async () => void (await admin.flushall()),
    killBroker: async () => {
      await redis.kill();
      return () => redis.restart();
    },
    close: async () => {
      endConnection(admin);
      await end();
    },
  };
}
