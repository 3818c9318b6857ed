import type { CoreConfig } from '@rapport/config';
import { type LlmSettings, type ProviderAccess, providerOrder, purposeOrders } from '@rapport/llm';

/** The models that the environment asks for. @throws AppError `invalid_input` when RAPPORT_CHAT_PURPOSES can't be read */
export function llmSettings(config: CoreConfig): LlmSettings {
  const access = providerAccess(config);
  const chat = providerOrder(config.RAPPORT_CHAT_PROVIDER, config.RAPPORT_CHAT_MODEL, access);
  return {
    chat,
    purposes: purposeOrders(config.RAPPORT_CHAT_PURPOSES, chat, access),
    embedding: providerOrder(config.RAPPORT_EMBEDDING_PROVIDER, config.RAPPORT_EMBEDDING_MODEL, access),
    answerWithinMs: config.RAPPORT_CHAT_WAIT_MS,
  };
}

function providerAccess(config: CoreConfig): ProviderAccess {
  const access = (keyName: string, apiKey: string | undefined, baseUrl: string | undefined) => ({
    keyName,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  const context = config.OLLAMA_CONTEXT_TOKENS;
  return {
    builtin: {},
    openai: access('OPENAI_API_KEY', config.OPENAI_API_KEY, config.OPENAI_BASE_URL),
    anthropic: access('ANTHROPIC_API_KEY', config.ANTHROPIC_API_KEY, config.ANTHROPIC_BASE_URL),
    ollama: { ...access('OLLAMA_API_KEY', config.OLLAMA_API_KEY, config.OLLAMA_BASE_URL), ...(context === undefined ? {} : { contextTokens: context }) },
    huggingface: access('HF_TOKEN', config.HF_TOKEN, config.HF_BASE_URL),
  };
}
