/** Where one ability comes from. */
export interface ProviderSettings {
  provider: 'builtin' | 'openai';
  /** The provider's default model when absent. */
  model?: string;
  /** Any OpenAI-compatible server, up to and including `/v1`. */
  baseUrl?: string;
  apiKey?: string;
  /** Time limit of one call with all its attempts, in milliseconds; 60,000 by default. */
  timeoutMs?: number;
}
