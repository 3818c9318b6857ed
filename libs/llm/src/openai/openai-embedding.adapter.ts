import { circuitName } from '../breaker/circuit-name.rule.js';
import { costUsd } from '../cost/cost.rule.js';
import { EMBEDDING_WIDTH } from '../embedding/embedding-model.port.js';
import { EmbeddingProvider, type EmbeddingAnswer, type EmbeddingLimits } from '../embedding/embedding-provider.port.js';
import { brokenStream, type CallFailure } from '../failure/provider-failure.rule.js';
import type { ProviderName, ProviderSettings } from '../provider.types.js';
import { openAiAccess, type OpenAiAccess } from './openai-client.factory.js';
import { judgeOpenAiFailure } from './openai.errors.js';

export const DEFAULT_EMBEDDING_MODEL = 'text-embedding-3-small';

/** Embeddings by OpenAI or any server that speaks its protocol. */
export class OpenAiEmbeddingProvider extends EmbeddingProvider {
  override readonly name: ProviderName;
  override readonly model: string;
  override readonly circuit: string;
  /** Far below the protocol's 2,048 texts and 300,000 tokens: a refused batch costs little, and others get their turn. */
  override readonly limits: EmbeddingLimits = { texts: 256, tokens: 100_000, calls: 4 };
  private readonly access: OpenAiAccess;

  /**
   * @param settings where and with which key; `text-embedding-3-small` by default
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    super();
    this.name = settings.provider;
    this.access = openAiAccess(settings);
    this.model = settings.model ?? DEFAULT_EMBEDDING_MODEL;
    this.circuit = circuitName(this.name, 'embedding', this.access.baseUrl, settings.apiKey);
  }

  override async attempt(texts: readonly string[], signal: AbortSignal): Promise<EmbeddingAnswer> {
    const body = {
      model: this.model,
      input: [...texts],
      encoding_format: 'base64' as const,
      ...(this.model.startsWith('text-embedding-3') ? { dimensions: EMBEDDING_WIDTH } : {}),
    };
    const answer = await this.access.client.embeddings.create(body, { signal });
    const data = Array.isArray(answer.data) ? answer.data.toSorted((a, b) => a.index - b.index) : [];
    if (data.length !== texts.length) throw brokenStream();
    const inputTokens = (answer.usage as { prompt_tokens?: number } | undefined)?.prompt_tokens ?? null;
    const isListed = this.access.isOpenAi && inputTokens !== null;
    return { vectors: data.map((item) => decode(item.embedding)), inputTokens, costUsd: isListed ? costUsd(this.model, inputTokens, 0) : null };
  }

  override judge(thrown: unknown): CallFailure {
    return judgeOpenAiFailure(thrown);
  }

  override async models(signal: AbortSignal): Promise<string[]> {
    const page = await this.access.client.models.list({ signal });
    return page.data.map(({ id }) => id);
  }
}

/** Base64 of little-endian floats, as asked for, or plain numbers from servers that don't know the parameter. */
function decode(embedding: unknown): ArrayLike<number> {
  if (Array.isArray(embedding)) return embedding as number[];
  if (typeof embedding !== 'string') throw brokenStream();
  const bytes = Buffer.from(embedding, 'base64');
  const vector = new Float32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < vector.length; i += 1) vector[i] = bytes.readFloatLE(i * 4);
  return vector;
}
