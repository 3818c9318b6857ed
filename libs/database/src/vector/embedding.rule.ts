import { AppError } from '@rapport/errors';
import { fromSql, toSql } from 'pgvector';

/** The one width of all embeddings. Smaller ones are padded with zeros, which leaves the cosine as it is. */
export const EMBEDDING_DIMENSIONS = 1536;

/**
 * Says an embedding as a parameter for SQL: `$1::halfvec(1536)`.
 *
 * @param embedding at most 1536 finite numbers
 * @returns the text form of exactly 1536 numbers
 * @throws AppError `internal` when it is longer, or holds something that is no finite number
 */
export function toHalfvec(embedding: ArrayLike<number>): string {
  const values = Array.from(embedding);
  if (values.length > EMBEDDING_DIMENSIONS || !values.every(Number.isFinite)) {
    throw new AppError('internal', `An embedding has at most ${EMBEDDING_DIMENSIONS} finite numbers; this one has ${values.length}.`);
  }
  while (values.length < EMBEDDING_DIMENSIONS) values.push(0);
  return toSql(values) ?? '';
}

/** Reads the text in which raw SQL returns a vector. */
export function fromHalfvec(text: string): number[] {
  const values = fromSql(text);
  if (!Array.isArray(values)) throw new AppError('internal', 'A vector was expected.');
  return values;
}
