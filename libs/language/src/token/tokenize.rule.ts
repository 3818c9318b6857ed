import type { TextSpan } from '../sentence/sentence.types.js';
import { foldText } from './normalize.rule.js';
import { stem } from './stem.rule.js';
import { STOP_WORDS } from './stop-words.data.js';

const WORD = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * Words and numbers with their places, as written. `don't` and `12.50` are one token each.
 * @param text any text
 */
export function tokenSpans(text: string): TextSpan[] {
  return Array.from(text.matchAll(WORD), (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/**
 * Words and numbers, lower case, without accents and apostrophes ("don't" -> "dont").
 * @param text any text
 */
export function tokenize(text: string): string[] {
  return (foldText(text).match(WORD) ?? []).map((word) => word.replace(/'/g, ''));
}

/**
 * The words that carry the meaning: tokens without stop words, stemmed.
 * @param text any text
 */
export function contentTokens(text: string): string[] {
  return tokenize(text).filter((word) => !STOP_WORDS.has(word)).map(stem);
}

/**
 * Number of words and numbers.
 * @param text any text
 */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
