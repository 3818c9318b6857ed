import { circuitName } from '../breaker/circuit-name.rule.js';
import { EmbeddingProvider, type EmbeddingAnswer, type EmbeddingLimits } from '../embedding/embedding-provider.port.js';
import { brokenStream, type CallFailure } from '../failure/provider-failure.rule.js';
import { assertKey, rootOf } from '../failure/settings-fault.rule.js';
import { callJson, judgeHttpFailure } from '../http/json-call.transport.js';
import type { ProviderSettings } from '../provider.types.js';
import { DEFAULT_HUGGINGFACE_EMBEDDING_MODEL, HUGGINGFACE_BASE_URL } from './huggingface.data.js';

/** Embeddings by Hugging Face: the task "feature extraction" of the router's own servers. */
export class HuggingFaceEmbeddingProvider extends EmbeddingProvider {
  override readonly name = 'huggingface';
  override readonly model: string;
  override readonly circuit: string;
  override readonly limits: EmbeddingLimits = { texts: 32, tokens: 16_000, calls: 4 };
  private readonly baseUrl: string;
  private readonly apiKey: string | undefined;

  /**
   * @param settings token and model; `intfloat/multilingual-e5-large` by default
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    super();
    assertKey(settings);
    this.apiKey = settings.apiKey;
    this.baseUrl = rootOf(settings.baseUrl ?? HUGGINGFACE_BASE_URL).replace(/\/v1$/, '');
    this.model = settings.model ?? DEFAULT_HUGGINGFACE_EMBEDDING_MODEL;
    this.circuit = circuitName(this.name, 'embedding', this.baseUrl, settings.apiKey);
  }

  override async attempt(texts: readonly string[], signal: AbortSignal): Promise<EmbeddingAnswer> {
    const path = this.model.split('/').map(encodeURIComponent).join('/');
    const url = `${this.baseUrl}/hf-inference/models/${path}/pipeline/feature-extraction`;
    const response = await callJson({ url, apiKey: this.apiKey, signal, body: { inputs: texts, truncate: true } });
    const answer: unknown = await response.json();
    if (!Array.isArray(answer) || answer.length !== texts.length) throw brokenStream();
    return { vectors: answer.map(sentenceVector), inputTokens: null, costUsd: null };
  }

  override judge(thrown: unknown): CallFailure {
    return judgeHttpFailure(thrown);
  }

  /** The router lists models for chat only; there is no list of those that embed. */
  override async models(): Promise<string[]> {
    return [];
  }
}

/** One vector a text; models without pooling answer with one a token, whose mean is taken. */
function sentenceVector(value: unknown): number[] {
  if (!Array.isArray(value) || value.length === 0) throw brokenStream();
  if (typeof value[0] === 'number') return value as number[];
  const rows = value as number[][];
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
}
