/** The usual value (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009). */
const K1 = 1.2;
/** Less than the usual 0.75: chunks are cut to one size, so a short one is mostly the end of a text and not a terse text. */
const B = 0.5;

/** What is known of all texts that a search goes through. */
export interface Corpus {
  readonly size: number;
  /** Mean number of terms of a text. */
  readonly averageLength: number;
  /** In how many texts each term of the question stands. */
  readonly documentFrequencies: readonly number[];
}

/** Inverse document frequency in the form that never falls below zero. */
export function rarity(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/** How much of what a term can reach a text reaches that holds it so often: 0 for never, towards 1 the more often, the slower in a longer text. */
export function saturation(frequency: number, length: number, averageLength: number): number {
  return frequency / (frequency + K1 * (1 - B + (B * length) / Math.max(1, averageLength)));
}

/** What a term stands for; without it each term stands for itself. */
export interface Meaning {
  readonly word: string;
  readonly weight: number;
}

/**
 * BM25 as a share of the most that any text could reach for this question: 1 would be a text that holds each of its words without end. So a
 * text with one of six words stays low, and scores of different questions can be compared. Of the terms that stand for one word the best counts.
 *
 * @param frequencies how often each term of the question stands in the text
 * @param length number of terms of the text
 * @param meanings what the terms stand for, the word itself before its substitutes
 * @returns 0 to 1
 */
export function bm25(corpus: Corpus, frequencies: readonly number[], length: number, meanings?: readonly Meaning[]): number {
  const best = new Map<string | number, { reached: number; most: number }>();
  corpus.documentFrequencies.forEach((documentFrequency, term) => {
    const { word = term, weight = 1 } = meanings?.[term] ?? {};
    const most = weight * rarity(corpus.size, documentFrequency);
    const reached = most * saturation(frequencies[term] ?? 0, length, corpus.averageLength);
    const known = best.get(word);
    best.set(word, { reached: Math.max(reached, known?.reached ?? 0), most: Math.max(most, known?.most ?? 0) });
  });
  let score = 0;
  let total = 0;
  for (const { reached, most } of best.values()) {
    score += reached;
    total += most;
  }
  return total === 0 ? 0 : score / total;
}
