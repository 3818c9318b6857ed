import Anthropic from '@anthropic-ai/sdk';
import { assertKey, rootOf } from '../failure/settings-fault.rule.js';
import type { ProviderSettings } from '../provider.types.js';

export const ANTHROPIC_BASE_URL = 'https://api.anthropic.com';

/** The SDK's own limit, for the headers only; the chain's are shorter. */
const HEADERS_WITHIN_MS = 60_000;

export interface AnthropicAccess {
  client: Anthropic;
  baseUrl: string;
}

/**
 * Makes the SDK's client so that nothing of it is decided elsewhere: no retries, no log, no spans with the customer's words.
 *
 * @param settings key, and the root of another server with the same API
 * @throws AppError `invalid_input` when there is no key, or the URL can't be read
 */
export function anthropicAccess(settings: ProviderSettings): AnthropicAccess {
  assertKey(settings);
  const baseUrl = rootOf(settings.baseUrl ?? ANTHROPIC_BASE_URL);
  const client = new Anthropic({
    baseURL: baseUrl,
    apiKey: settings.apiKey ?? '',
    maxRetries: 0,
    timeout: HEADERS_WITHIN_MS,
    logLevel: 'off',
    openTelemetry: false,
  });
  return { client, baseUrl };
}
