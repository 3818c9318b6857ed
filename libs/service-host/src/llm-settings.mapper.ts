import type { CoreConfig } from '@rapport/config';
import type { LlmSettings } from '@rapport/llm';

/** The models that the environment asks for. */
export function llmSettings(config: CoreConfig): LlmSettings {
  const access = {
    ...(config.OPENAI_API_KEY === undefined ? {} : { apiKey: config.OPENAI_API_KEY }),
    ...(config.OPENAI_BASE_URL === undefined ? {} : { baseUrl: config.OPENAI_BASE_URL }),
  };
  return {
    chat: {
      provider: config.RAPPORT_CHAT_PROVIDER,
      ...(config.RAPPORT_CHAT_MODEL === undefined ? {} : { model: config.RAPPORT_CHAT_MODEL }),
      ...access,
    },
    embedding: {
      provider: config.RAPPORT_EMBEDDING_PROVIDER,
      ...(config.RAPPORT_EMBEDDING_MODEL === undefined ? {} : { model: config.RAPPORT_EMBEDDING_MODEL }),
      ...access,
    },
  };
}
