import { BuiltinChatModel } from './builtin/builtin-chat.adapter.js';
import { BuiltinEmbeddingModel } from './builtin/builtin-embedding.adapter.js';
import type { ChatModel } from './chat/chat-model.port.js';
import type { EmbeddingModel } from './embedding/embedding-model.port.js';
import { OpenAiChatModel } from './openai/openai-chat.adapter.js';
import { OpenAiEmbeddingModel } from './openai/openai-embedding.adapter.js';
import type { ProviderSettings } from './provider.types.js';

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
  const { chat, embedding } = settings;
  return {
    chat: chat.provider === 'openai' ? new OpenAiChatModel(chat) : new BuiltinChatModel(),
    embedding: embedding.provider === 'openai' ? new OpenAiEmbeddingModel(embedding) : new BuiltinEmbeddingModel(),
  };
}
