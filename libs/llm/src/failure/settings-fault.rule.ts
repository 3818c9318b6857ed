import { AppError } from '@rapport/errors';
import type { ProviderSettings } from '../provider.types.js';

/** @throws AppError `invalid_input` that names the key as the operator knows it */
export function assertKey({ apiKey, keyName, provider }: ProviderSettings): void {
  if ((apiKey ?? '') !== '') return;
  throw AppError.invalid(keyName ?? 'apiKey', 'is missing', `set the key of ${provider}, or choose the provider builtin, which needs none`);
}

/**
 * @param baseUrl the address in the settings, or the provider's own
 * @returns it without a slash at the end
 * @throws AppError `invalid_input` when it can't be read
 */
export function rootOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) throw AppError.invalid('baseUrl', 'must be a URL', 'give the address of the server, such as http://127.0.0.1:11434');
  return baseUrl.replace(/\/+$/, '');
}
