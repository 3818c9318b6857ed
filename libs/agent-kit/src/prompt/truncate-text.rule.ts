import { estimateTokens } from '@rapport/language';

/** Where a text may be cut, the best first: between blocks, lines, sentences, words. */
const SEAMS = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s+/g, /\s+/g];

/**
 * Shortens a text to a budget, at the best seam that keeps at least half of what fits.
 *
 * @param text any text
 * @param budgetTokens how many tokens may be left
 * @param keep which end matters: the start of documents, the end of a history
 * @returns the text, or its start or end; empty when not even one word fits
 */
export function truncateText(text: string, budgetTokens: number, keep: 'start' | 'end' = 'start'): string {
  if (estimateTokens(text) <= budgetTokens) return text;
  const part = (length: number): string => (keep === 'start' ? text.slice(0, length) : text.slice(text.length - length));
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (estimateTokens(part(middle)) <= budgetTokens) fits = middle;
    else tooLong = middle;
  }
  for (const seam of SEAMS) {
    const cuts = Array.from(text.matchAll(seam), (match) =>
      keep === 'start' ? match.index : text.length - match.index - match[0].length,
    ).filter((length) => length <= fits);
    const length = Math.max(0, ...cuts);
    if (length > 0 && length >= fits / 2) return part(length).trim();
  }
  return '';
}
