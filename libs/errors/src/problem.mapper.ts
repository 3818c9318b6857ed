import { type FieldIssue, isAppError } from './app.errors.js';
import type { ErrorCode } from '@rapport/contracts';

/** RFC 9457 problem details, with the fields at fault and the request's id. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors?: readonly FieldIssue[];
}

const HTTP: Record<ErrorCode, { status: number; title: string; detail: string }> = {
  invalid_input: { status: 400, title: 'The input breaks a rule', detail: 'Mend the fields named in errors and send it again.' },
  unauthenticated: { status: 401, title: 'Who are you?', detail: 'Send an API key, a staff session or a visitor token as a Bearer token.' },
  forbidden: { status: 403, title: 'Not allowed', detail: 'Your key or role lacks the right for this.' },
  not_found: { status: 404, title: 'Not found', detail: 'There is nothing here that you may see.' },
  conflict: { status: 409, title: 'Conflict', detail: 'The state of the thing does not allow this now.' },
  idempotency_mismatch: { status: 422, title: 'Idempotency key used before', detail: 'This Idempotency-Key came with another request. Use a new key.' },
  too_large: { status: 413, title: 'Too large', detail: 'Send less at once.' },
  unsupported_media: { status: 415, title: 'Unsupported kind of content', detail: 'Send one of the kinds that the documentation names.' },
  unreadable: { status: 422, title: 'Unreadable', detail: 'The content could not be read.' },
  rate_limited: { status: 429, title: 'Too many requests', detail: 'Wait for the time named in Retry-After, then try again.' },
  timeout: { status: 504, title: 'No answer in time', detail: 'Try again in a moment.' },
  unavailable: { status: 503, title: 'Not available right now', detail: 'Nothing was lost. Try again in a moment.' },
  internal: { status: 500, title: 'Something went wrong on our side', detail: 'The fault was recorded under the request id.' },
};

/** The HTTP status of an error code. */
export function httpStatusOf(code: ErrorCode): number {
  return HTTP[code].status;
}

/**
 * Says an error as problem details. What is not an {@link AppError} becomes a plain 500: its message may hold secrets.
 *
 * @param error anything that was thrown
 * @param requestId the id under which the log knows the request
 */
export function toProblem(error: unknown, requestId?: string): Problem {
  const code: ErrorCode = isAppError(error) ? error.code : 'internal';
  const { status, title, detail } = HTTP[code];
  const known = isAppError(error) ? error : undefined;
  return {
    type: `urn:rapport:problem:${code.replaceAll('_', '-')}`,
    title,
    status,
    code,
    detail: known?.userMessage ?? detail,
    ...(requestId === undefined ? {} : { requestId }),
    ...(known && known.issues.length > 0 ? { errors: known.issues } : {}),
  };
}
