import { createHash } from 'node:crypto';
import type { Given } from '../document-version.entity.js';

/**
 * What makes an upload the same document again: its title inside its category, whatever the case and spacing. Uploading it anew replaces the
 * document, and the version before is kept.
 */
export function sourceKey({ title, category }: { readonly title: string; readonly category: string }): string {
  return [category, title].map((part) => part.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()).join('\n');
}

/** What makes a document of the web the same again. No category holds a tab, so that no upload has this key. */
export function addressKey(url: string): string {
  return `\turl\n${url}`;
}

/** SHA-256 of bytes in hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A fingerprint of all that was given, to know the very same upload again. */
export function digestOf(given: Given, sha256: string): string {
  return createHash('sha256').update(JSON.stringify(given)).update('\0').update(sha256).digest('hex');
}
