import { estimateTokens } from '@rapport/language';
import { EMBEDDING_WIDTH, EmbeddingModel, type EmbeddingKind, type EmbeddingResult } from '../embedding/embedding-model.port.js';
import { emptyTextVector, toColumnVector } from '../embedding/vector.rule.js';
import type { ProviderSettings } from '../provider.types.js';
import { defaultRetryPolicy, retryCall, type RetryPolicy } from '../retry/retry.rule.js';
import { EMBEDDING_PREFIXES } from './embedding-prefix.data.js';
import { callSignal, openAiAccess, type OpenAiAccess } from './openai-client.factory.js';
import { brokenStream, judgeOpenAiFailure } from './openai.errors.js';

export const DEFAULT_EMBEDDING_MODEL = 'text-embedding-3-small';

/** Far below the protocol's 2,048 texts and 300,000 tokens: a refused batch costs little, and others get their turn. */
const BATCH_TEXTS = 256;
const BATCH_TOKENS = 100_000;

/** Embeddings by OpenAI or any server that speaks its protocol. */
export class OpenAiEmbeddingModel extends EmbeddingModel {
  override readonly model: string;
  private readonly access: OpenAiAccess;

  /**
   * @param settings where and with which key; `text-embedding-3-small` by default
   * @param policy how failed calls are repeated
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(
    settings: ProviderSettings,
    private readonly policy: RetryPolicy = defaultRetryPolicy,
  ) {
    super();
    this.access = openAiAccess(settings);
    this.model = settings.model ?? DEFAULT_EMBEDDING_MODEL;
  }

  override async embed(texts: readonly string[], kind: EmbeddingKind): Promise<EmbeddingResult> {
    const prefix = EMBEDDING_PREFIXES.find((entry) => entry.model.test(this.model))?.prefix[kind] ?? '';
    const vectors = texts.map(() => emptyTextVector());
    // The protocol refuses the empty text.
    const filled = texts.flatMap((text, index) => (text.trim() === '' ? [] : [{ index, text: prefix + text }]));
    let inputTokens = 0;
    for (const batch of batches(filled)) {
      const answer = await this.embedBatch(batch.map((item) => item.text));
      inputTokens += answer.inputTokens;
      batch.forEach((item, position) => {
        const vector = answer.vectors[position];
        if (vector === undefined) throw brokenStream();
        vectors[item.index] = vector;
      });
    }
    return { vectors, model: this.model, inputTokens };
  }

  private embedBatch(input: string[]): Promise<{ vectors: Float32Array[]; inputTokens: number }> {
    const signal = callSignal(this.access.timeoutMs, undefined);
    const body = {
      model: this.model,
      input,
      encoding_format: 'base64' as const,
      ...(this.model.startsWith('text-embedding-3') ? { dimensions: EMBEDDING_WIDTH } : {}),
    };
    return retryCall(
      async () => {
        const answer = await this.access.client.embeddings.create(body, { signal });
        const data = Array.isArray(answer.data) ? answer.data.toSorted((a, b) => a.index - b.index) : [];
        if (data.length !== input.length) throw brokenStream();
        const estimate = (): number => input.reduce((sum, text) => sum + estimateTokens(text), 0);
        return {
          vectors: data.map((item) => toColumnVector(decode(item.embedding))),
          inputTokens: (answer.usage as { prompt_tokens?: number } | undefined)?.prompt_tokens ?? estimate(),
        };
      },
      judgeOpenAiFailure,
      signal,
      this.policy,
    );
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

function* batches<T extends { text: string }>(items: readonly T[]): Generator<T[]> {
  let batch: T[] = [];
  let tokens = 0;
  for (const item of items) {
    const size = estimateTokens(item.text);
    if (batch.length > 0 && (batch.length >= BATCH_TEXTS || tokens + size > BATCH_TOKENS)) {
      yield batch;
      batch = [];
      tokens = 0;
    }
    batch.push(item);
    tokens += size;
  }
  if (batch.length > 0) yield batch;
}
