import { AppError } from '@rapport/errors';
import type { ChatModel } from './chat/chat-model.port.js';
import type { EmbeddingModel } from './embedding/embedding-model.port.js';

/** Where one ability comes from. */
export interface ProviderSettings {
  provider: 'builtin' | 'openai';
  model?: string;
  /** Any OpenAI-compatible server, up to and including `/v1`. */
  baseUrl?: string;
  apiKey?: string;
  /** Time limit of one call, in milliseconds; 60,000 by default. */
  timeoutMs?: number;
}

export interface LlmSettings {
  chat: ProviderSettings;
  embedding: ProviderSettings;
}

/**
 * Makes the models that the settings name.
 *
 * @param settings provider, model and access of chat and of embedding, each on its own
 * @returns one chat model and one embedding model
 * @throws AppError `invalid_input` when the settings name a provider but not how to reach it
 */
export function createLlm(settings: LlmSettings): { chat: ChatModel; embedding: EmbeddingModel } {
  throw new AppError('unavailable', `not available yet: ${settings.chat.provider}`);
}
