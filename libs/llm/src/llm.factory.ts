import { AppError } from '@rapport/errors';
import { AnthropicChatProvider } from './anthropic/anthropic-chat.adapter.js';
import { Circuits } from './breaker/circuits.rule.js';
import { BuiltinChatModel } from './builtin/builtin-chat.adapter.js';
import { BuiltinEmbeddingModel } from './builtin/builtin-embedding.adapter.js';
import type { ChatModel } from './chat/chat-model.port.js';
import type { ChatProvider } from './chat/chat-provider.port.js';
import type { ChatPurpose } from './chat/chat.types.js';
import { EmbeddingChain } from './embedding/embedding-chain.adapter.js';
import type { Patience } from './embedding/embedding-limits.data.js';
import type { EmbeddingKind, EmbeddingModel } from './embedding/embedding-model.port.js';
import type { EmbeddingProvider } from './embedding/embedding-provider.port.js';
import { BuiltinChatProvider } from './fallback/builtin-chat.provider.js';
import { CALL_LIMITS, type CallLimits } from './fallback/call-limits.data.js';
import { ChatChain } from './fallback/chat-chain.adapter.js';
import type { ProviderFault } from './fallback/fallback.errors.js';
import { HuggingFaceChatProvider } from './huggingface/huggingface-chat.adapter.js';
import { HuggingFaceEmbeddingProvider } from './huggingface/huggingface-embedding.adapter.js';
import { MergingChatModel } from './merge/merging-chat.adapter.js';
import { OllamaChatProvider } from './ollama/ollama-chat.adapter.js';
import { OllamaEmbeddingProvider } from './ollama/ollama-embedding.adapter.js';
import { OpenAiChatProvider } from './openai/openai-chat.adapter.js';
import { OpenAiEmbeddingProvider } from './openai/openai-embedding.adapter.js';
import type { ProviderSettings } from './provider.types.js';
import { defaultRetryPolicy, type RetryPolicy } from './retry/retry.rule.js';

/** One provider, or several in the order in which they are asked. */
export type ProviderOrder = ProviderSettings | readonly ProviderSettings[];

export interface LlmSettings {
  chat: ProviderOrder;
  /** Orders of their own for single purposes; `chat` serves the others. */
  purposes?: Readonly<Partial<Record<ChatPurpose, ProviderOrder>>>;
  /** All of them must serve the same model. */
  embedding: ProviderOrder;
  /** Milliseconds until the first sign of an answer that somebody waits for; 10,000 by default. */
  answerWithinMs?: number;
}

/** What a process may set otherwise; tests do. */
export interface LlmParts {
  circuits?: Circuits;
  policy?: RetryPolicy;
  limits?: Readonly<Record<ChatPurpose, CallLimits>>;
  patience?: Readonly<Record<EmbeddingKind, Patience>>;
  /** Told of each provider that gave no answer. */
  onFault?: (fault: ProviderFault) => void;
}

const PURPOSES: readonly ChatPurpose[] = ['reply', 'route', 'extract', 'summary'];

/**
 * Makes the models that the settings name.
 *
 * @param settings providers, models and access of chat and of embedding, each on its own
 * @param parts breakers, repetition and limits, where the usual ones won't do
 * @returns one chat model and one embedding model
 * @throws AppError `invalid_input` when the settings name a provider but not how to reach it, or one that can't embed
 */
export function createLlm(settings: LlmSettings, parts: LlmParts = {}): { chat: ChatModel; embedding: EmbeddingModel } {
  const { circuits = new Circuits(), policy = defaultRetryPolicy, limits = limitsWithin(settings.answerWithinMs), patience, onFault } = parts;
  const heard = onFault === undefined ? {} : { onFault };
  const orders = PURPOSES.map((purpose) => [purpose, listOf(settings.purposes?.[purpose] ?? settings.chat)] as const);
  const embedding = listOf(settings.embedding);
  return {
    chat: orders.every(([, order]) => order.every(({ provider }) => provider === 'builtin'))
      ? new BuiltinChatModel()
      : new MergingChatModel(new ChatChain(providersOf(orders), { circuits, policy, limits, ...heard })),
    embedding: embedding.every(({ provider }) => provider === 'builtin')
      ? new BuiltinEmbeddingModel()
      : new EmbeddingChain(embedding.map(embeddingProvider), { circuits, policy, ...(patience === undefined ? {} : { patience }), ...heard }),
  };
}

/**
 * @param settings of one provider
 * @returns single attempts at its chat model, for whoever tests a provider
 * @throws AppError `invalid_input` when the settings can't work
 */
export function chatProvider(settings: ProviderSettings): ChatProvider {
  switch (settings.provider) {
    case 'builtin':
      return new BuiltinChatProvider();
    case 'openai':
      return new OpenAiChatProvider(settings);
    case 'anthropic':
      return new AnthropicChatProvider(settings);
    case 'ollama':
      return new OllamaChatProvider(settings);
    case 'huggingface':
      return new HuggingFaceChatProvider(settings);
  }
}

/**
 * @param settings of one provider
 * @returns single calls of its embedding model
 * @throws AppError `invalid_input` when the settings can't work, or the provider has no embedding model to call
 */
export function embeddingProvider(settings: ProviderSettings): EmbeddingProvider {
  switch (settings.provider) {
    case 'openai':
      return new OpenAiEmbeddingProvider(settings);
    case 'ollama':
      return new OllamaEmbeddingProvider(settings);
    case 'huggingface':
      return new HuggingFaceEmbeddingProvider(settings);
    case 'anthropic':
      throw AppError.invalid('embedding', 'anthropic has no embedding model', 'choose openai, ollama, huggingface or builtin for embeddings');
    case 'builtin':
      throw AppError.invalid('embedding', 'builtin cannot stand beside another provider', 'its vectors cannot be compared with those of a model: name only one of them');
  }
}

/** Replies and routing wait as long as they are told; what nobody waits for, at least three times as long. */
function limitsWithin(answerWithinMs: number | undefined): Readonly<Record<ChatPurpose, CallLimits>> {
  if (answerWithinMs === undefined) return CALL_LIMITS;
  const { reply, extract } = CALL_LIMITS;
  const waited = { ...reply, answerWithinMs, totalMs: Math.max(reply.totalMs, answerWithinMs * 2) };
  const unwaited = { ...extract, answerWithinMs: Math.max(extract.answerWithinMs, answerWithinMs * 3), totalMs: Math.max(extract.totalMs, answerWithinMs * 6) };
  return { reply: waited, route: waited, extract: unwaited, summary: unwaited };
}

function listOf(order: ProviderOrder): readonly ProviderSettings[] {
  const list = 'provider' in order ? [order] : order;
  if (list.length === 0) throw AppError.invalid('provider', 'is missing', 'name at least one provider, such as builtin');
  return list;
}

/** The same settings make the same provider, whatever the purpose. */
function providersOf(orders: readonly (readonly [ChatPurpose, readonly ProviderSettings[]])[]): Record<ChatPurpose, readonly ChatProvider[]> {
  const made = new Map<ProviderSettings, ChatProvider>();
  const provider = (settings: ProviderSettings): ChatProvider => {
    const known = made.get(settings) ?? chatProvider(settings);
    made.set(settings, known);
    return known;
  };
  const result: Partial<Record<ChatPurpose, readonly ChatProvider[]>> = {};
  for (const [purpose, order] of orders) result[purpose] = order.map(provider);
  return result as Record<ChatPurpose, readonly ChatProvider[]>;
}
