import { splitSentences } from '@rapport/language';
import { termsOf } from '../chunk/lexeme.rule.js';

/** A message of so many sentences or more may ask for several things; a shorter one is taken as one. */
const SEVERAL = 3;
/** Sentences that are looked at; what a customer wants stands among the first. */
const MOST_NEEDS = 48;
/** One word alone is in too many texts to say what is needed. */
const LEAST_TERMS = 2;

/**
 * What a long message asks for, one sentence each, so that a text that answers one of them in full is found beside texts that share a few
 * words with all of them.
 *
 * @param question anything a customer may write
 * @returns the terms of each sentence or line, each term once; none for a message that is short enough to be one question
 */
export function needsOf(question: string): string[][] {
  const needs = question
    .split(/\n+/u)
    .flatMap((line) => splitSentences(line))
    .map(({ text }) => [...new Set(termsOf(text))])
    .filter((terms) => terms.length >= LEAST_TERMS);
  return needs.length < SEVERAL ? [] : needs.slice(0, MOST_NEEDS);
}

/** The question's term at `at`, with what a match of it is worth. */
export interface NeedTerm {
  readonly at: number;
  readonly worth: number;
}

/** A need whose terms are known to the index. */
export interface WeighedNeed {
  readonly terms: readonly NeedTerm[];
  /** What a text that holds them all would reach. */
  readonly total: number;
}

/**
 * @param needs as {@link needsOf} gives them
 * @param terms the terms that were looked up
 * @param worth what each of them is worth, by its rarity
 */
export function weighNeeds(needs: readonly (readonly string[])[], terms: readonly { readonly term: string }[], worth: readonly number[]): WeighedNeed[] {
  const place = new Map(terms.map(({ term }, at) => [term, at]));
  return needs.flatMap((need) => {
    const known = need.flatMap((term): NeedTerm[] => {
      const at = place.get(term);
      return at === undefined ? [] : [{ at, worth: worth[at] ?? 0 }];
    });
    const total = known.reduce((sum, { worth: each }) => sum + each, 0);
    return known.length < LEAST_TERMS || total === 0 ? [] : [{ terms: known, total }];
  });
}

/**
 * How well a text serves the needs: a need that is met by half counts a quarter, so that one met in full is worth more than four met by halves;
 * and one that says more counts more, by the root of it.
 *
 * @param saturated for each term, from 0 (not there) to 1 (there without end)
 * @returns 0 upwards; comparable among the texts of one search
 */
export function needScore(needs: readonly WeighedNeed[], saturated: ArrayLike<number>): number {
  let score = 0;
  for (const { terms, total } of needs) {
    let met = 0;
    for (const { at, worth } of terms) met += worth * (saturated[at] ?? 0);
    score += Math.sqrt(total) * (met / total) ** 2;
  }
  return score;
}
