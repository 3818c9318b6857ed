import { impliedStem, wordKnowledge } from '@rapport/llm';
import { termsOf } from '../chunk/lexeme.rule.js';

/** Words of a question that are looked up: an ordinary question has ten, a long message with several requests some sixty. */
const MOST_TERMS = 64;

/** A word that is looked up. */
export interface QuestionTerm {
  readonly term: string;
  /** The word of the question that it stands for: itself, or one that means nearly the same. */
  readonly word: string;
  /** How much a match counts, 0 to 1 for a word that is said once; one that is said often counts more, by the root of how often. */
  readonly weight: number;
}

/**
 * The different words of a question, those that are said most often first; behind them, as far as there is room, words that mean nearly the
 * same: who asks for the price per person should find the price per guest.
 *
 * @param question anything a customer may write
 */
export function questionTerms(question: string): QuestionTerm[] {
  const counts = new Map<string, number>();
  const implied = impliedStem(question);
  for (const term of [...termsOf(question), ...(implied === null ? [] : [implied])]) counts.set(term, (counts.get(term) ?? 0) + 1);
  const words = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_TERMS).map(([term, times]) => {
    const { weight, near } = wordKnowledge(term);
    return { term, near, weight: weight * Math.sqrt(times) };
  });
  const own = words.map(({ term, weight }) => ({ term, word: term, weight }));
  const near = words.flatMap(({ term, weight, near: others }) => others.map((other) => ({ term: other.stem, word: term, weight: weight * other.weight })));
  const taken = new Set(counts.keys());
  const further = near.filter(({ term }) => !taken.has(term) && taken.add(term) !== undefined);
  return [...own, ...further].slice(0, MOST_TERMS);
}

/** @returns for each term that stands for a word of the question, that word */
export function meaningsOf(terms: readonly QuestionTerm[]): Map<string, string> {
  return new Map(terms.flatMap(({ term, word }) => (term === word ? [] : [[term, word]])));
}
