import { createHash } from 'node:crypto';
import type { Given } from './document-version.entity.js';

/**
 * What makes an upload the same document again: its title inside its category, whatever the case and spacing. Uploading it anew replaces the
 * document, and the version before is kept.
 */
export function sourceKey(given: Pick<Given, 'title' | 'category'>): string {
  return [given.category, given.title].map((part) => part.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()).join('\n');
}

/** A fingerprint of all that was given, to know the very same upload again. */
export function digestOf(given: Given, content: Uint8Array): string {
  return createHash('sha256').update(JSON.stringify(given)).update('\0').update(content).digest('hex');
}
