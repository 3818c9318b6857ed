import { circuitName } from '../breaker/circuit-name.rule.js';
import { EmbeddingProvider, type EmbeddingAnswer, type EmbeddingLimits } from '../embedding/embedding-provider.port.js';
import { brokenStream, type CallFailure } from '../failure/provider-failure.rule.js';
import { callJson, judgeHttpFailure } from '../http/json-call.transport.js';
import type { ProviderSettings } from '../provider.types.js';
import { ollamaAccess, ollamaModels, type OllamaAccess } from './ollama-access.factory.js';
import type { OllamaEmbedAnswer } from './ollama-wire.types.js';

export const DEFAULT_OLLAMA_EMBEDDING_MODEL = 'nomic-embed-text';

/** Embeddings by a server of Ollama. */
export class OllamaEmbeddingProvider extends EmbeddingProvider {
  override readonly name = 'ollama';
  override readonly model: string;
  override readonly circuit: string;
  /** One machine works on it: small batches, so that a question gets in between. */
  override readonly limits: EmbeddingLimits = { texts: 32, tokens: 16_000, calls: 2 };
  private readonly access: OllamaAccess;

  /**
   * @param settings the server (this machine by default) and the model (`nomic-embed-text` by default)
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    super();
    this.access = ollamaAccess(settings);
    // To Ollama both names mean the same; stored rows must not be torn apart by it.
    this.model = (settings.model ?? DEFAULT_OLLAMA_EMBEDDING_MODEL).replace(/:latest$/, '');
    this.circuit = circuitName(this.name, 'embedding', this.access.baseUrl, settings.apiKey);
  }

  override async attempt(texts: readonly string[], signal: AbortSignal): Promise<EmbeddingAnswer> {
    const { baseUrl, apiKey, isCloud } = this.access;
    const response = await callJson({ url: `${baseUrl}/api/embed`, apiKey, signal, body: { model: this.model, input: texts } });
    const { embeddings = [], prompt_eval_count: inputTokens } = (await response.json()) as OllamaEmbedAnswer;
    if (embeddings.length !== texts.length) throw brokenStream();
    return { vectors: embeddings, inputTokens: inputTokens ?? null, costUsd: isCloud ? null : 0 };
  }

  override judge(thrown: unknown): CallFailure {
    return judgeHttpFailure(thrown);
  }

  override models(signal: AbortSignal): Promise<string[]> {
    return ollamaModels(this.access, signal);
  }
}
