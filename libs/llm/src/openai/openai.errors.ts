import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { AppError } from '@rapport/errors';
import { plainFailure, refusalFailure, unreachable, type CallFailure } from '../failure/provider-failure.rule.js';

/** The provider's own codes that say more than the status. Anything else stays out of our logs: it may hold a key. */
const KNOWN_CODES = new Set([
  'insufficient_quota',
  'rate_limit_exceeded',
  'context_length_exceeded',
  'model_not_found',
  'invalid_api_key',
  // Hugging Face's router: nobody runs the model for this account.
  'model_not_supported',
  'content_filter',
  'content_policy_violation',
]);

/** No wait helps against these. */
const PERMANENT_CODES = new Set(['insufficient_quota', 'context_length_exceeded', 'content_policy_violation']);

/**
 * Judges what a call to an OpenAI-compatible server threw. Neither message nor cause carries the provider's words:
 * they may repeat the key or the prompt.
 *
 * @param thrown anything
 * @returns the error for the caller, and whether a later attempt may succeed
 */
export function judgeOpenAiFailure(thrown: unknown): CallFailure {
  if (thrown instanceof APIConnectionTimeoutError || thrown instanceof APIUserAbortError) {
    return { error: new AppError('timeout', 'the model did not answer in time'), transient: false };
  }
  if (thrown instanceof APIConnectionError) return { error: unreachable(), transient: true };
  if (!(thrown instanceof APIError)) return plainFailure(thrown);
  const { status, code, type, headers } = thrown as APIError;
  const providerCode = [code, type].find((candidate): candidate is string => typeof candidate === 'string' && KNOWN_CODES.has(candidate));
  return refusalFailure({
    status: typeof status === 'number' ? status : undefined,
    providerCode: providerCode === 'model_not_supported' ? 'model_not_found' : providerCode,
    headers,
    permanent: PERMANENT_CODES.has(providerCode ?? ''),
  });
}
