import { AppError } from '@rapport/errors';
import OpenAI from 'openai';
import type { ProviderSettings } from '../provider.types.js';

export const OPENAI_BASE_URL = 'https://api.openai.com/v1';
export const DEFAULT_TIMEOUT_MS = 60_000;

/** A client and what the adapters need to know about its far end. */
export interface OpenAiAccess {
  client: OpenAI;
  timeoutMs: number;
  /** OpenAI itself, as against a compatible server: some parameters differ. */
  isOpenAi: boolean;
}

/**
 * Makes the SDK's client so that nothing of it is decided elsewhere: no retries, no log, nothing from the environment.
 *
 * @param settings base URL (OpenAI's own by default), key, time limit
 * @returns the client and its limits
 * @throws AppError `invalid_input` when OpenAI itself is meant and there is no key, or the URL can't be read
 */
export function openAiAccess(settings: ProviderSettings): OpenAiAccess {
  const baseURL = settings.baseUrl ?? OPENAI_BASE_URL;
  if (!URL.canParse(baseURL)) {
    throw AppError.invalid('baseUrl', 'must be a URL', 'give the address of the server up to and including /v1');
  }
  const isOpenAi = new URL(baseURL).hostname === new URL(OPENAI_BASE_URL).hostname;
  if (isOpenAi && (settings.apiKey ?? '') === '') {
    throw AppError.invalid('apiKey', 'is missing', 'set the key, or choose the provider builtin, which needs none');
  }
  const timeoutMs = settings.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const client = new OpenAI({
    baseURL,
    // Compatible servers without keys still want the header to be well formed.
    apiKey: settings.apiKey === undefined || settings.apiKey === '' ? 'none' : settings.apiKey,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    // The SDK logs what it can't parse, and that may be a customer's words.
    logLevel: 'off',
  });
  return { client, timeoutMs, isOpenAi };
}

/**
 * One time limit over all attempts of a call, joined with the caller's own signal. The SDK's limit ends with the
 * headers; a body that drips or hangs is only ended by this.
 */
export function callSignal(timeoutMs: number, signal: AbortSignal | undefined): AbortSignal {
  const limit = AbortSignal.timeout(timeoutMs);
  return signal === undefined ? limit : AbortSignal.any([signal, limit]);
}
