import { stem as rootOf, tokenize } from '@rapport/language';
import { impliedWord, questionKind } from './question/question-kind.rule.js';
import { SYNONYMS } from './synonym.data.js';
import { isFiller, isGenericStem } from './word.rule.js';

const GENERIC_WEIGHT = 0.5;
const FILLER_WEIGHT = 0.25;
const NEAR_WEIGHT = 0.5;

/** What is known of a word without a model. */
export interface WordKnowledge {
  /** How much the word says about a question's subject, 0 to 1: politeness and words that fit any business say little. */
  readonly weight: number;
  /** Stems of words that mean nearly the same, with how much a match of theirs counts against the word's own. */
  readonly near: readonly { readonly stem: string; readonly weight: number }[];
}

/**
 * What is known of an English word without a model, for search by words.
 *
 * @param stem as `stem` of `@rapport/language` writes it
 * @returns its weight and its neighbours; a word that is not known counts in full and has none
 */
export function wordKnowledge(stem: string): WordKnowledge {
  const weight = isFiller(stem) ? FILLER_WEIGHT : isGenericStem(stem) ? GENERIC_WEIGHT : 1;
  return { weight, near: (SYNONYMS.get(stem) ?? []).map((near) => ({ stem: near, weight: NEAR_WEIGHT })) };
}

/**
 * The word that a question means without saying it: "how much for 20 people" is after the price.
 *
 * @param question the customer's words, English
 * @returns its stem; null where nothing is left unsaid
 */
export function impliedStem(question: string): string | null {
  const word = impliedWord(questionKind(question), tokenize(question));
  return word === null ? null : rootOf(word);
}
