import { isAppError } from '@rapport/errors';
import { createLogger } from '@rapport/observability';
import { endConnection, makeConnection } from './redis-connection.factory.js';
import { guardDurability } from './redis-durability.guard.js';
import { within } from './within.rule.js';

const PATIENCE_MS = 5_000;

/**
 * Tells whether a service would start on a Redis.
 *
 * @param url `redis://…`
 * @returns null when it would, else what is wrong and the mend
 */
export async function redisFault(url: string): Promise<string | null> {
  const logger = createLogger('redis', 'silent');
  const connection = makeConnection(url, 'worker', logger);
  try {
    await within(PATIENCE_MS, `reaching Redis at ${new URL(url).host}`, connection.ping());
    await guardDurability(connection, false, logger);
    return null;
  } catch (error) {
    return isAppError(error) ? error.message : 'Redis refuses: check REDIS_URL, user and password.';
  } finally {
    endConnection(connection);
  }
}
