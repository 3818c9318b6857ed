import { circuitName } from '../breaker/circuit-name.rule.js';
import { ChatProvider, type AttemptEvent } from '../chat/chat-provider.port.js';
import { chatResult } from '../chat/chat-result.mapper.js';
import type { ChatRequest } from '../chat/chat.types.js';
import { brokenStream, type CallFailure } from '../failure/provider-failure.rule.js';
import { callJson, judgeHttpFailure } from '../http/json-call.transport.js';
import { readNdjson } from '../http/ndjson.rule.js';
import type { ProviderSettings } from '../provider.types.js';
import { ollamaAccess, ollamaModels, type OllamaAccess } from './ollama-access.factory.js';
import { toOllamaBody } from './ollama-request.mapper.js';
import { OllamaStreamReader } from './ollama-stream.mapper.js';
import type { OllamaChatLine } from './ollama-wire.types.js';

export const DEFAULT_OLLAMA_MODEL = 'llama3.2';

/** Enough for ten exchanges and five passages, and fits beside a small model into 8 GB. */
const CONTEXT_TOKENS = 8_192;

/** Chat by a server of Ollama, over its own API. */
export class OllamaChatProvider extends ChatProvider {
  override readonly name = 'ollama';
  override readonly model: string;
  override readonly circuit: string;
  override readonly contextTokens: number;
  private readonly access: OllamaAccess;

  /**
   * @param settings the server (this machine by default), the model (`llama3.2` by default) and its context (8,192 tokens)
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    super();
    this.access = ollamaAccess(settings);
    this.model = settings.model ?? DEFAULT_OLLAMA_MODEL;
    this.circuit = circuitName(this.name, 'chat', this.access.baseUrl, settings.apiKey);
    this.contextTokens = settings.contextTokens ?? CONTEXT_TOKENS;
  }

  override async *attempt(request: ChatRequest, signal: AbortSignal): AsyncGenerator<AttemptEvent> {
    const startedAt = performance.now();
    const reader = new OllamaStreamReader();
    const { baseUrl, apiKey, isCloud } = this.access;
    const response = await callJson({ url: `${baseUrl}/api/chat`, apiKey, signal, body: toOllamaBody(request, this.model, this.contextTokens) });
    if (response.body === null) throw brokenStream();
    for await (const line of readNdjson(response.body)) {
      const { text, hiddenLetters } = reader.read(line as OllamaChatLine);
      if (text !== '') yield { type: 'text', text };
      if (hiddenLetters > 0) yield { type: 'progress', letters: hiddenLetters };
    }
    const { finishReason, toolCalls, text, model, usage } = reader;
    if (finishReason === null) throw brokenStream();
    for (const call of toolCalls) yield { type: 'toolCall', call };
    const by = { provider: this.name, model: this.model, startedAt, price: isCloud ? ('unknown' as const) : ('free' as const) };
    yield { type: 'done', result: chatResult(request, { text, toolCalls, finishReason, model, usage }, by) };
  }

  override judge(thrown: unknown): CallFailure {
    return judgeHttpFailure(thrown);
  }

  override models(signal: AbortSignal): Promise<string[]> {
    return ollamaModels(this.access, signal);
  }
}
