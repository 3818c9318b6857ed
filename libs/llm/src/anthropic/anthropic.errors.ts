import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { AppError, type ErrorCode } from '@rapport/errors';
import { plainFailure, refusalFailure, unreachable, type CallFailure } from '../failure/provider-failure.rule.js';

/** The API's own classes of error (platform.claude.com/docs/en/api/errors). In the middle of a stream there is no status. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  invalid_request_error: 'invalid_input',
  authentication_error: 'unauthenticated',
  permission_error: 'unauthenticated',
  not_found_error: 'invalid_input',
  request_too_large: 'invalid_input',
  billing_error: 'rate_limited',
  rate_limit_error: 'rate_limited',
  timeout_error: 'timeout',
  api_error: 'unavailable',
  overloaded_error: 'unavailable',
};

const PERMANENT: ReadonlySet<string> = new Set(['invalid_request_error', 'authentication_error', 'permission_error', 'not_found_error', 'request_too_large', 'billing_error', 'timeout_error']);

/**
 * Judges what a call to Anthropic threw, without its words.
 *
 * @param thrown anything
 * @returns the error for the caller, and whether a later attempt may succeed
 */
export function judgeAnthropicFailure(thrown: unknown): CallFailure {
  if (thrown instanceof APIConnectionTimeoutError || thrown instanceof APIUserAbortError) {
    return { error: new AppError('timeout', 'the model did not answer in time'), transient: false };
  }
  if (thrown instanceof APIConnectionError) return { error: unreachable(), transient: true };
  if (!(thrown instanceof APIError)) return plainFailure(thrown);
  const { status, type, headers } = thrown as APIError;
  const known = type !== null && Object.hasOwn(CODES, type) ? type : undefined;
  return refusalFailure({
    status: typeof status === 'number' ? status : undefined,
    providerCode: known === 'not_found_error' ? 'model_not_found' : known,
    code: known === undefined ? undefined : CODES[known],
    headers,
    permanent: PERMANENT.has(known ?? ''),
  });
}
