import { contentTokens } from '@rapport/language';

const MOST = 12;

/**
 * What a text is about: its stems without stop words, the most frequent first.
 *
 * @param text any text
 */
export function topicsOf(text: string): string[] {
  const counts = new Map<string, number>();
  for (const token of contentTokens(text)) if (token.length > 1) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST).map(([token]) => token);
}
