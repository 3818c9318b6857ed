import { createHash } from 'node:crypto';
import type { Identifier } from '../customer/identifier.rule.js';

/**
 * An identifier as an erasure keeps it while it runs: to be compared, not to be read.
 *
 * @param erasureId salt: the same identifier is another hash in another erasure
 */
export function identifierHash(erasureId: string, { kind, value }: Identifier): string {
  return createHash('sha256').update(`${erasureId}:${kind}:${value}`).digest('base64url');
}
