import { estimateTokens } from '@rapport/language';
import { EmbeddingModel, type EmbeddingKind, type EmbeddingResult } from '../embedding/embedding-model.port.js';
import { lexicalVector } from './lexical-vector.rule.js';

/** The name changes with the vectors, by another stemmer for example: texts under the older name are then embedded anew in the background. */
export const BUILTIN_EMBEDDING_MODEL = 'builtin-lexical-2';

/**
 * Embeddings without a model: texts are near when they share words, or parts of words. It knows no meaning: "cheap" and
 * "inexpensive" are strangers to it.
 */
export class BuiltinEmbeddingModel extends EmbeddingModel {
  override readonly model = BUILTIN_EMBEDDING_MODEL;

  override async embed(texts: readonly string[], _kind: EmbeddingKind): Promise<EmbeddingResult> {
    return {
      vectors: texts.map((text) => lexicalVector(text)),
      model: this.model,
      inputTokens: texts.reduce((sum, text) => sum + estimateTokens(text), 0),
    };
  }
}
