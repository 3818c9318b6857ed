import { quoteTerm, termsOf } from '../chunk/lexeme.rule.js';

/** Words of a question that are looked up. More cost time and hardly change the order. */
const MOST_TERMS = 48;

/**
 * The different words of a question, those that are said most often first.
 *
 * @param question anything a customer may write
 */
export function questionTerms(question: string): string[] {
  const counts = new Map<string, number>();
  for (const term of termsOf(question)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_TERMS).map(([term]) => term);
}

/** Each word as a `tsquery` of its own: quoted, so that no sign in it can be an operator. */
export function tsqueriesOf(terms: readonly string[]): string[] {
  return terms.map(quoteTerm);
}
