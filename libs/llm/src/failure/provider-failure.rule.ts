import { AppError, isAppError, type ErrorCode } from '@rapport/errors';

/** A failed call, judged: what to tell the caller, and whether the same call may succeed a little later. */
export interface CallFailure {
  error: AppError;
  transient: boolean;
}

/** What is known of a refusal. Nothing here may hold the provider's own words: they may repeat the key or the prompt. */
export interface Refusal {
  /** Absent when the refusal came in the middle of a stream. */
  status?: number | undefined;
  /** A code of the provider that is known to be harmless. */
  providerCode?: string | undefined;
  /** The class, when the provider says it better than the status does. */
  code?: ErrorCode | undefined;
  headers?: Headers | undefined;
  /** No wait helps, whatever the status says. */
  permanent?: boolean;
}

/** 529 is Anthropic's "overloaded". 504 is left out: who waited that long once should not do it again. */
const TRANSIENT_STATUS: ReadonlySet<number> = new Set([429, 500, 502, 503, 529]);

/**
 * @param refusal what is known of it
 * @returns the error for the caller, and whether a later attempt may succeed
 */
export function refusalFailure({ status, providerCode, code, headers, permanent }: Refusal): CallFailure {
  const retryAfterSeconds = retryAfter(headers);
  const error = new AppError(code ?? codeOf(status), `the model's server answered ${status ?? 'with an error in the stream'}`, {
    details: { status: status ?? null, providerCode: providerCode ?? null },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
  return { error, transient: permanent !== true && (status === undefined || TRANSIENT_STATUS.has(status)) };
}

/** Judges what has nothing to do with a provider's words: our own errors, time limits, lost connections. */
export function plainFailure(thrown: unknown): CallFailure {
  if (isAppError(thrown)) return { error: thrown, transient: thrown.details['transient'] === true };
  if (isAbort(thrown)) return { error: new AppError('timeout', 'the model did not answer in time'), transient: false };
  // `fetch` says of every connection that it did not get that it is a TypeError.
  if (nameOf(thrown) === 'TypeError') return { error: unreachable(), transient: true };
  return { error: brokenStream(), transient: true };
}

/** Nobody answered at the address. */
export function unreachable(): AppError {
  return new AppError('unavailable', 'the model could not be reached', { details: { unreachable: true } });
}

/** The answer broke off, or was not the protocol. */
export function brokenStream(): AppError {
  return new AppError('unavailable', 'the answer of the model broke off or could not be read', { details: { transient: true } });
}

function codeOf(status: number | undefined): ErrorCode {
  if (status === 401 || status === 403) return 'unauthenticated';
  if (status === 408 || status === 504) return 'timeout';
  // 402: nothing left to pay with. Like a limit, it is the account's and not the question's.
  if (status === 429 || status === 402) return 'rate_limited';
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
  return nameOf(thrown) === 'AbortError' || nameOf(thrown) === 'TimeoutError';
}

/** By name and not by class: errors of `fetch` may come from another realm, where the classes are others. */
function nameOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown ? thrown.name : undefined;
}
