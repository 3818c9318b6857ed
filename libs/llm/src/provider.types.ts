import { CHAT_PROVIDERS } from '@rapport/contracts';

/** Who can provide a model. */
export const PROVIDER_NAMES = CHAT_PROVIDERS;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** Where one ability comes from. */
export interface ProviderSettings {
  provider: ProviderName;
  /** The provider's default model when absent. */
  model?: string;
  /**
   * Another address than the provider's own: for `openai` any compatible server, up to and including `/v1`; for the others
   * the root, without a path of the API.
   */
  baseUrl?: string;
  apiKey?: string;
  /** What the operator calls the key, for the message that it is missing: `ANTHROPIC_API_KEY`. */
  keyName?: string;
  /** Tokens that question and answer may have together; what the table knows of the model when absent. */
  contextTokens?: number;
}
