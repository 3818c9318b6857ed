import { AppError, isAppError } from '@rapport/errors';

/**
 * SQLSTATE classes 08 (connection) and 57P (operator's intervention), a full disk, too many connections, and what the network says. A statement that takes
 * more memory than there is (53200) will do so the next time too.
 */
const CODES = /^(?:08\w{3}|53[13]00|57P0[1-5]|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/;
/** The driver's own complaints of a connection that broke carry no code. */
const WORDS = /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:was closed|has encountered a connection error)|Query read timeout)/;

const RETRY_AFTER_SECONDS = 2;

/**
 * Tells a database that is away from a statement that is wrong.
 *
 * @returns an `unavailable` error when the database could not be reached, is starting, stopping or full; otherwise what was given
 */
export function asStoreAway(error: unknown): unknown {
  if (isAppError(error) || typeof error !== 'object' || error === null) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const away = (typeof code === 'string' && CODES.test(code)) || (typeof message === 'string' && WORDS.test(message));
  return away ? new AppError('unavailable', 'the database is away', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error }) : error;
}
