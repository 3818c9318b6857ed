import { AppError } from '@rapport/errors';
import OpenAI from 'openai';
import { assertKey } from '../failure/settings-fault.rule.js';
import type { ProviderSettings } from '../provider.types.js';

export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

/** The SDK's own limit, for the headers only; the chain's are shorter. */
const HEADERS_WITHIN_MS = 60_000;

/** A client and what the adapters need to know about its far end. */
export interface OpenAiAccess {
  client: OpenAI;
  baseUrl: string;
  /** OpenAI itself, as against a compatible server: some parameters differ. */
  isOpenAi: boolean;
}

/**
 * Makes the SDK's client so that nothing of it is decided elsewhere: no retries, no log, nothing from the environment.
 *
 * @param settings base URL (OpenAI's own by default) and key
 * @returns the client and its far end
 * @throws AppError `invalid_input` when OpenAI itself is meant and there is no key, or the URL can't be read
 */
export function openAiAccess(settings: ProviderSettings): OpenAiAccess {
  const baseURL = settings.baseUrl ?? OPENAI_BASE_URL;
  if (!URL.canParse(baseURL)) {
    throw AppError.invalid('baseUrl', 'must be a URL', 'give the address of the server up to and including /v1');
  }
  const isOpenAi = new URL(baseURL).hostname === new URL(OPENAI_BASE_URL).hostname;
  if (isOpenAi) assertKey(settings);
  const client = new OpenAI({
    baseURL,
    // Compatible servers without keys still want the header to be well formed.
    apiKey: settings.apiKey === undefined || settings.apiKey === '' ? 'none' : settings.apiKey,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: HEADERS_WITHIN_MS,
    // The SDK logs what it can't parse, and that may be a customer's words.
    logLevel: 'off',
  });
  return { client, baseUrl: baseURL, isOpenAi };
}
