import { createHash } from 'node:crypto';

/**
 * Names what one breaker watches. Chat and embedding are apart: a chat model that hangs says nothing of embeddings.
 *
 * @param provider its name
 * @param ability chat or embedding
 * @param baseUrl the address
 * @param key only a digest of it becomes part of the name
 */
export function circuitName(provider: string, ability: 'chat' | 'embedding', baseUrl: string, key: string | undefined): string {
  const digest = createHash('sha256').update(key ?? '').digest('hex').slice(0, 12);
  return `${provider}/${ability}/${new URL(baseUrl).host}/${digest}`;
}
