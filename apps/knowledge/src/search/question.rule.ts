import { impliedStem, wordKnowledge } from '@rapport/llm';
import { quoteTerm, termsOf } from '../chunk/lexeme.rule.js';

/** Words of a question that are looked up. With 48 the long cases of tau2 take two and a half times as long and are found less often (bench rag-quick). */
const MOST_TERMS = 24;

/** A word that is looked up. */
export interface QuestionTerm {
  readonly term: string;
  /** The word of the question that it stands for: itself, or one that means nearly the same. */
  readonly word: string;
  /** How much a match counts, 0 to 1. */
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
  const words = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_TERMS).map(([term]) => ({ term, ...wordKnowledge(term) }));
  const own = words.map(({ term, weight }) => ({ term, word: term, weight }));
  const near = words.flatMap(({ term, weight, near: others }) => others.map((other) => ({ term: other.stem, word: term, weight: weight * other.weight })));
  const taken = new Set(counts.keys());
  const further = near.filter(({ term }) => !taken.has(term) && taken.add(term) !== undefined);
  return [...own, ...further].slice(0, MOST_TERMS);
}

/** Each word as a `tsquery` of its own: quoted, so that no sign in it can be an operator. */
export function tsqueriesOf(terms: readonly QuestionTerm[]): string[] {
  return terms.map(({ term }) => quoteTerm(term));
}
