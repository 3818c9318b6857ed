export { extractAnswer, type ExtractiveAnswer } from './builtin/extractive-answer.rule.js';
export { wordKnowledge, type WordKnowledge } from './builtin/word-knowledge.rule.js';
export { ChatModel } from './chat/chat-model.port.js';
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
export { createLlm, type LlmSettings } from './llm.factory.js';
export type { ProviderSettings } from './provider.types.js';
