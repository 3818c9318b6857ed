export { Circuits } from './breaker/circuits.rule.js';
export { BUILTIN_EMBEDDING_MODEL } from './builtin/builtin-embedding.adapter.js';
export { ANSWER_THRESHOLD } from './builtin/abstention.rule.js';
export { extractAnswer, type ExtractiveAnswer } from './builtin/extractive-answer.rule.js';
export { impliedStem, wordKnowledge, type WordKnowledge } from './builtin/word-knowledge.rule.js';
export { ChatModel } from './chat/chat-model.port.js';
export { ChatProvider } from './chat/chat-provider.port.js';
export type {
  ChatEvent,
  ChatMessage,
  ChatPurpose,
  ChatRequest,
  ChatResult,
  FinishReason,
  JsonSchema,
  Passage,
  ToolCall,
  ToolSpec,
} from './chat/chat.types.js';
export { EMBEDDING_WIDTH, EmbeddingModel, type EmbeddingKind, type EmbeddingResult } from './embedding/embedding-model.port.js';
export { EmbeddingProvider } from './embedding/embedding-provider.port.js';
export { toColumnVector } from './embedding/vector.rule.js';
export type { ProviderFault } from './fallback/fallback.errors.js';
export { chatProvider, createLlm, embeddingProvider, type LlmParts, type LlmSettings, type ProviderOrder } from './llm.factory.js';
export { PROVIDER_NAMES, type ProviderName, type ProviderSettings } from './provider.types.js';
export { providerOrder, purposeOrders, type ProviderAccess } from './settings/provider-order.rule.js';
