import { Column, type ColumnOptions } from 'typeorm';
import { EMBEDDING_DIMENSIONS } from './embedding.rule.js';

/**
 * A column `halfvec(1536)`, read as `number[]`. It is not selected unless asked for: 3 kB a row that searches never need.
 *
 * @param options further options of the column, its name for example
 */
export function EmbeddingColumn(options: Omit<ColumnOptions, 'type' | 'length'> = {}): PropertyDecorator {
  return Column({ select: false, ...options, type: 'halfvec', length: EMBEDDING_DIMENSIONS });
}
