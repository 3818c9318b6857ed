import { findSentenceEnd, skipSpace } from './sentence-end.rule.js';
import type { TextSpan } from './sentence.types.js';

/**
 * Splits text into sentences. Abbreviations, initials, decimals, prices and URLs do not end one; Markdown headings, list items and
 * table rows are sentences of their own; a citation such as `[KB-042]` behind the full stop belongs to the sentence before it.
 * @param text plain text or Markdown, any length
 * @returns the sentences in order without the white space between them; nothing else is left out
 */
export function splitSentences(text: string): TextSpan[] {
  const sentences: TextSpan[] = [];
  let start = skipSpace(text, 0);
  while (start < text.length) {
    const result = findSentenceEnd(text, start, start, true);
    if (!('found' in result)) break;
    sentences.push({ text: text.slice(start, result.found.end), start, end: result.found.end });
    start = result.found.next;
  }
  return sentences;
}
