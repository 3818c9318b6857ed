import type { AppError } from '@rapport/errors';
import type { ProviderName } from '@rapport/llm';

/** The variables of one ability of one provider, for the mend. */
export interface Variables {
  readonly key: string;
  readonly address: string;
  readonly model: string;
}

const KEYS: Readonly<Record<ProviderName, readonly [key: string, address: string]>> = {
  builtin: ['', ''],
  openai: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'],
  anthropic: ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL'],
  ollama: ['OLLAMA_API_KEY', 'OLLAMA_BASE_URL'],
  huggingface: ['HF_TOKEN', 'HF_BASE_URL'],
};

const MOST_NAMES = 12;

export function variablesOf(provider: ProviderName, ability: 'chat' | 'embedding'): Variables {
  const [key, address] = KEYS[provider];
  return { key, address, model: ability === 'chat' ? 'RAPPORT_CHAT_MODEL' : 'RAPPORT_EMBEDDING_MODEL' };
}

/**
 * Says what to do about a provider that gave no answer.
 *
 * @param error the fault, judged
 * @param provider whose it is
 * @param model the model that was asked for
 * @param names the variables
 * @param known the models that the provider has, empty when it does not say
 */
export function modelMend(error: AppError, provider: ProviderName, model: string, names: Variables, known: readonly string[]): string {
  const { status, providerCode, unreachable } = error.details;
  const isLocal = provider === 'ollama';
  if (error.issues.length > 0) return `${error.message}: ${error.issues.map(({ mend }) => mend).join('; ')}.`;
  if (unreachable === true) return `nothing answers at its address; ${isLocal ? 'start it with "ollama serve", or ' : 'look at the network, or '}set ${names.address}.`;
  if (providerCode === 'model_not_found' || status === 404) return `it has no model ${model}; ${isLocal ? `run "ollama pull ${model}", or ` : ''}set ${names.model}${listed(known)}.`;
  if (providerCode === 'insufficient_quota' || status === 402) return 'the account has no credit left; top it up at the provider.';
  if (status === 401) return `the key is refused (401); set ${names.key} to a valid one.`;
  if (status === 403) return `the key may not use ${model} (403); give it the right at the provider, or set ${names.model}.`;
  if (error.code === 'rate_limited') return `too many calls just now (429)${error.retryAfterSeconds === undefined ? '' : `; it asks to wait ${Math.ceil(error.retryAfterSeconds)} s`}.`;
  if (error.code === 'timeout') return `no answer in time; ${isLocal ? 'the model may still be loading, try again, or choose a smaller one' : 'try again, or look at the status page of the provider'}.`;
  if (error.message.includes('dimensions')) return `${error.message}; set ${names.model} to a model that is at most 1536 wide.`;
  if (error.code === 'unavailable' && typeof status === 'number') return `its server is unwell (${status}); try again later.`;
  return `${error.message}.`;
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return '';
  const more = known.length > MOST_NAMES ? ` and ${known.length - MOST_NAMES} more` : '';
  return ` to one of ${known.slice(0, MOST_NAMES).join(', ')}${more}`;
}
