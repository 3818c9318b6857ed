import { callJson } from '../http/json-call.transport.js';
import { rootOf } from '../failure/settings-fault.rule.js';
import type { ProviderSettings } from '../provider.types.js';
import type { OllamaTags } from './ollama-wire.types.js';

export const OLLAMA_BASE_URL = 'http://127.0.0.1:11434';

export interface OllamaAccess {
  baseUrl: string;
  /** Only servers behind a proxy, and ollama.com, want one. */
  apiKey: string | undefined;
  /** Ollama's own cloud has prices; a machine of one's own has none. */
  isCloud: boolean;
}

/**
 * @param settings the root of the server, without `/api`; this machine by default
 * @throws AppError `invalid_input` when the URL can't be read
 */
export function ollamaAccess(settings: ProviderSettings): OllamaAccess {
  const baseUrl = rootOf(settings.baseUrl ?? OLLAMA_BASE_URL).replace(/\/api$/, '');
  return { baseUrl, apiKey: settings.apiKey, isCloud: new URL(baseUrl).hostname === 'ollama.com' };
}

/** The models that the server has fetched. */
export async function ollamaModels({ baseUrl, apiKey }: OllamaAccess, signal: AbortSignal): Promise<string[]> {
  const response = await callJson({ url: `${baseUrl}/api/tags`, apiKey, signal });
  const { models = [] } = (await response.json()) as OllamaTags;
  return models.flatMap(({ name }) => (name === undefined ? [] : [name]));
}
