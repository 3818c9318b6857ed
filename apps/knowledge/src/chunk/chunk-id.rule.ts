import { createHash } from 'node:crypto';

/**
 * The id of a chunk that is new in a version: the same each time, so that work which is done twice adds nothing twice, and another where the document is cut
 * in another way the second time.
 *
 * @returns a UUID of version 8 (RFC 9562, 5.8) from SHA-256
 */
export function chunkIdOf(documentId: string, version: number, ordinal: number, text: string): string {
  const hash = createHash('sha256').update(`${documentId}/${version}/${ordinal}/${text}`).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
