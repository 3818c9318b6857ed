import { AppError, isAppError, type ErrorCode } from '@rapport/errors';
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { CallFailure } from '../retry/retry.rule.js';

/** The provider's own codes that say more than the status. Anything else stays out of our logs: it may hold a key. */
const KNOWN_CODES = new Set([
  'insufficient_quota',
  'rate_limit_exceeded',
  'context_length_exceeded',
  'model_not_found',
  'invalid_api_key',
  'content_filter',
  'content_policy_violation',
]);

/** No wait helps against these. */
const PERMANENT_CODES = new Set(['insufficient_quota', 'context_length_exceeded', 'content_policy_violation']);

const TRANSIENT_STATUS = new Set([429, 500, 503, 529]);

/**
 * Judges what a call to an OpenAI-compatible server threw. Neither message nor cause carries the provider's words:
 * they may repeat the key or the prompt.
 *
 * @param thrown anything
 * @returns the error for the caller, and whether a later attempt may succeed
 */
export function judgeOpenAiFailure(thrown: unknown): CallFailure {
  if (isAppError(thrown)) return { error: thrown, transient: thrown.details['transient'] === true };
  if (thrown instanceof APIConnectionTimeoutError || thrown instanceof APIUserAbortError || isAbort(thrown)) {
    return { error: new AppError('timeout', 'the model did not answer in time'), transient: false };
  }
  if (thrown instanceof APIConnectionError) {
    return { error: new AppError('unavailable', 'the model could not be reached'), transient: true };
  }
  if (thrown instanceof APIError) return judgeStatus(thrown as APIError);
  return { error: brokenStream(), transient: true };
}

/** The answer broke off, or was not the protocol. */
export function brokenStream(): AppError {
  return new AppError('unavailable', 'the answer of the model broke off or could not be read', {
    details: { transient: true },
  });
}

function judgeStatus(thrown: APIError): CallFailure {
  const status = typeof thrown.status === 'number' ? thrown.status : undefined;
  const providerCode = [thrown.code, thrown.type].find((code) => typeof code === 'string' && KNOWN_CODES.has(code)) ?? null;
  const transient = (status === undefined || TRANSIENT_STATUS.has(status)) && !PERMANENT_CODES.has(providerCode ?? '');
  const retryAfterSeconds = retryAfter(thrown.headers);
  const error = new AppError(codeOf(status), `the model's server answered ${status ?? 'with an error in the stream'}`, {
    details: { status: status ?? null, providerCode },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
  return { error, transient };
}

function codeOf(status: number | undefined): ErrorCode {
  if (status === 401 || status === 403) return 'unauthenticated';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status !== undefined && status >= 400 && status < 500) return 'invalid_input';
  return 'unavailable';
}

/** `retry-after-ms` (OpenAI's own), else `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers | undefined): number | undefined {
  const ms = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(ms) && ms >= 0) return ms / 1000;
  const value = headers?.get('retry-after') ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number.parseFloat(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError');
}
