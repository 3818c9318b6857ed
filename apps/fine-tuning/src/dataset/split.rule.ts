import { createHash } from 'node:crypto';

export type Split = 'train' | 'validation' | 'test';

/**
 * The split of a conversation: 80 / 10 / 10 by its hash. The same in every dataset and every run, so that nothing that a model
 * was trained on is ever asked in a test, and no conversation stands in two splits.
 *
 * @param conversationId uuid
 */
export function splitOf(conversationId: string): Split {
  const place = createHash('sha256').update(conversationId).digest().readUInt32BE(0) / 2 ** 32;
  if (place < 0.8) return 'train';
  return place < 0.9 ? 'validation' : 'test';
}
