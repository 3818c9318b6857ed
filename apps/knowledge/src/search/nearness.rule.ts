import { STOP_WORDS, stem, tokenize } from '@rapport/language';

/** Farther apart, two words are in one text by chance. */
const WITHIN = 4;

/** Two terms that a question says one behind the other. */
export interface Pair {
  /** Their numbers among the terms that were looked up. */
  readonly first: number;
  readonly second: number;
  /** What finding them together is worth: that of the commoner one. */
  readonly worth: number;
}

/**
 * @param question anything a customer may write
 * @param terms the terms that were looked up
 * @param worth what each of them is worth
 * @returns the pairs of neighbouring words of the question, stop words left out
 */
export function pairsOf(question: string, terms: readonly string[], worth: readonly number[]): Pair[] {
  const place = new Map(terms.map((term, at) => [term, at]));
  const words = tokenize(question).filter((word) => !STOP_WORDS.has(word)).map((word) => place.get(stem(word)));
  return words.flatMap((second, at): Pair[] => {
    const first = words[at - 1];
    if (at === 0 || first === undefined || second === undefined || first === second) return [];
    return [{ first, second, worth: Math.min(worth[first] ?? 0, worth[second] ?? 0) }];
  });
}

/** Steps from the one word to the other; one more where they stand the other way round. */
function distance(first: readonly number[], second: readonly number[]): number {
  let least = Infinity;
  for (const from of first) for (const to of second) least = Math.min(least, to > from ? to - from : from - to + 1);
  return least;
}

/**
 * How far what the question says together stands together in a text: for each pair 1 for neighbours, the half two steps apart, and so on.
 *
 * @param pairs of the question
 * @param places for each term its places in the text
 * @returns the mean over the pairs by their worth, 0 to 1; 0 without pairs
 */
export function nearness(pairs: readonly Pair[], places: readonly (readonly number[])[]): number {
  let met = 0;
  let total = 0;
  for (const { first, second, worth } of pairs) {
    const steps = distance(places[first] ?? [], places[second] ?? []);
    if (steps <= WITHIN) met += worth / steps;
    total += worth;
  }
  return total === 0 ? 0 : met / total;
}
