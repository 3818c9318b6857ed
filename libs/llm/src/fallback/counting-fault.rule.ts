import type { AppError, ErrorCode } from '@rapport/errors';

/** Faults of the provider or of the key. A question that is at fault says nothing of either. */
const COUNTING: ReadonlySet<ErrorCode> = new Set(['unavailable', 'timeout', 'rate_limited', 'unauthenticated']);

/** Whether a breaker should remember this fault. */
export function counts(error: AppError): boolean {
  return COUNTING.has(error.code) && error.details['circuit'] === undefined && error.details['budget'] === undefined;
}
