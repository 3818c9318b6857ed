import type { CallFailure } from '../failure/provider-failure.rule.js';
import type { ProviderName } from '../provider.types.js';

/** The most that one call may carry, and how many calls there may be at a time. */
export interface EmbeddingLimits {
  texts: number;
  tokens: number;
  calls: number;
}

export interface EmbeddingAnswer {
  /** One vector for each text, in order, as wide as the model makes them. */
  vectors: ArrayLike<number>[];
  /** Null when the provider does not count. */
  inputTokens: number | null;
  /** US dollars by the price table; null when the table does not know the model. */
  costUsd: number | null;
}

/** One provider's embedding model, as the chain sees it: single calls of one batch. */
export abstract class EmbeddingProvider {
  abstract readonly name: ProviderName;
  /** The name that is stored with each vector. */
  abstract readonly model: string;
  /** As of `ChatProvider`. */
  abstract readonly circuit: string | null;
  abstract readonly limits: EmbeddingLimits;

  /**
   * Asks once.
   *
   * @param texts none of them blank, within `limits`
   * @param signal ends the attempt
   * @throws anything; `judge` knows what it means
   */
  abstract attempt(texts: readonly string[], signal: AbortSignal): Promise<EmbeddingAnswer>;

  /** Tells what a thrown thing means, without the provider's words. */
  abstract judge(thrown: unknown): CallFailure;

  /** The models that the key may use. */
  abstract models(signal: AbortSignal): Promise<string[]>;
}
