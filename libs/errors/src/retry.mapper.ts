import { isAppError } from './app.errors.js';
import type { ErrorCode } from '@rapport/contracts';

const RETRY: Record<ErrorCode, boolean> = {
  invalid_input: false,
  unauthenticated: false,
  forbidden: false,
  not_found: false,
  conflict: true,
  idempotency_mismatch: false,
  too_large: false,
  unsupported_media: false,
  unreadable: false,
  rate_limited: true,
  timeout: true,
  unavailable: true,
  internal: true,
};

/** Whether doing the same again can help. What is unknown may be a passing fault, so it is tried again. */
export function isRetryable(error: unknown): boolean {
  return isAppError(error) ? RETRY[error.code] : true;
}
