import { gatherWrites } from '@rapport/database';
import type { Logger } from '@rapport/observability';
import { Redis, type RedisOptions } from 'ioredis';

const retryStrategy = (attempt: number): number => Math.min(2_000, 50 * 2 ** Math.min(attempt, 10));

const KINDS = {
  /** Fails at once while Redis is away: who adds must not wait for it. */
  producer: { enableOfflineQueue: false, maxRetriesPerRequest: 1, autoResendUnfulfilledCommands: false },
  /** Waits for Redis as long as it takes. */
  worker: { maxRetriesPerRequest: null },
} satisfies Record<string, RedisOptions>;

export type ConnectionKind = keyof typeof KINDS;

/**
 * Makes a connection that comes back by itself, at the latest every 2 s.
 *
 * @param url `redis://…` or `rediss://…`
 * @param kind how commands behave while Redis is away
 */
export function makeConnection(url: string, kind: ConnectionKind, logger: Logger): Redis {
  const connection = new Redis(url, { ...KINDS[kind], retryStrategy, connectTimeout: 5_000, keepAlive: 10_000 });
  // Every command fails by itself; the event only says that the connection is being made again.
  connection.on('error', (error: Error) => logger.warn({ err: error, connection: kind }, 'Redis connection'));
  connection.on('connect', () => void gatherWrites(connection.stream));
  return connection.setMaxListeners(0);
}

/** Ends a connection without waiting for a Redis that may be away. */
export function endConnection(connection: Redis): void {
  connection.disconnect();
}
