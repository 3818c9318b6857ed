import { quoteTerm, termsOf } from '../chunk/lexeme.rule.js';

/** Words of a question that are looked up. With 48 the long cases of tau2 take two and a half times as long and are found less often (bench rag-quick). */
const MOST_TERMS = 24;

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
