import { placesIn, termsOf } from '../chunk/lexeme.rule.js';
import { saturation } from './bm25.rule.js';
import type { Labels } from './label.rule.js';
import type { Candidate } from './search.repository.js';

/** Documents whose titles are taken as a second question. */
const BEST = 10;

/**
 * How much of what the best documents are called stands in a passage: what handles a case shares its subject with what handles the case's other
 * parts, though the customer has other words for it (pseudo relevance feedback, Rocchio 1971, with titles alone).
 *
 * @param ordered candidates, the best first
 * @param labels knows what a word of a title is worth
 * @returns for each candidate, in the same order, 0 upwards; comparable among them alone
 */
export function feedback(ordered: readonly Candidate[], labels: Labels): number[] {
  const best = [...new Map(ordered.map(({ documentId, title }) => [documentId, title]))].slice(0, BEST);
  const counts = new Map<string, number>();
  for (const [, title] of best) for (const term of new Set(termsOf(title))) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts.keys()];
  const worth = [...counts].map(([term, count]) => count * labels.worth(term));
  return ordered.map(({ lexemes, termCount, averageLength }) =>
    placesIn(lexemes, terms).reduce((sum, places, at) => sum + (worth[at] ?? 0) * saturation(places.length, termCount, averageLength), 0),
  );
}
