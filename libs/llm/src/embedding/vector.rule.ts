import { AppError } from '@rapport/errors';
import { EMBEDDING_WIDTH } from './embedding-model.port.js';

/**
 * Makes a model's vector fit the column: padded with zeros (which changes no cosine) and of unit length.
 *
 * @param values the model's vector, at most `EMBEDDING_WIDTH` wide
 * @returns a new vector, `EMBEDDING_WIDTH` wide
 * @throws AppError `invalid_input` when it is wider; `unavailable` when it has no direction
 */
export function toColumnVector(values: ArrayLike<number>): Float32Array {
  if (values.length > EMBEDDING_WIDTH) {
    throw new AppError('invalid_input', `the embedding model gives ${values.length} dimensions; the limit is ${EMBEDDING_WIDTH}`);
  }
  const vector = new Float32Array(EMBEDDING_WIDTH);
  let square = 0;
  for (let i = 0; i < values.length; i += 1) square += (values[i] ?? 0) ** 2;
  const length = Math.sqrt(square);
  if (!Number.isFinite(length) || length === 0) {
    throw new AppError('unavailable', 'the embedding model gave a vector without a direction');
  }
  for (let i = 0; i < values.length; i += 1) vector[i] = (values[i] ?? 0) / length;
  return vector;
}

/** What a text with nothing in it becomes: the first axis. Two empty texts are alike, and unlike all else. */
export function emptyTextVector(): Float32Array {
  const vector = new Float32Array(EMBEDDING_WIDTH);
  vector[0] = 1;
  return vector;
}
