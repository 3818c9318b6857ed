/** The width of every embedding in the house: one column serves all models (`halfvec(1536)`). */
export const EMBEDDING_WIDTH = 1536;

/** A search question and a stored text may be embedded differently. */
export type EmbeddingKind = 'query' | 'document';

export interface EmbeddingResult {
  /** One vector for each text, in order; `EMBEDDING_WIDTH` wide, of unit length. */
  vectors: Float32Array[] | number[][];
  /** The model that made them; vectors of different models must not be compared. */
  model: string;
  inputTokens: number;
  /** US dollars by the price table; null or absent when nobody knows. */
  costUsd?: number | null;
}

/** A model that turns texts into vectors whose cosine tells how near they are. */
export abstract class EmbeddingModel {
  /** The name stored with each vector. */
  abstract readonly model: string;

  /**
   * @param texts any number of texts; an empty list gives an empty answer, an empty text the first axis
   * @param kind what the texts are
   * @returns one unit vector for each text, in order
   * @throws AppError as of `ChatModel.stream`
   */
  abstract embed(texts: readonly string[], kind: EmbeddingKind): Promise<EmbeddingResult>;
}
