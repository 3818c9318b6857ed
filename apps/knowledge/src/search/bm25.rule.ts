/** The usual values (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009). */
const K1 = 1.2;
const B = 0.75;

/** What is known of all texts that a search goes through. */
export interface Corpus {
  readonly size: number;
  /** Mean number of terms of a text. */
  readonly averageLength: number;
  /** In how many texts each term of the question stands. */
  readonly documentFrequencies: readonly number[];
}

/** Inverse document frequency in the form that never falls below zero. */
function rarity(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/**
 * BM25 as a share of the most that any text could reach for this question: 1 would be a text that holds each of its words without end. So a
 * text with one of six words stays low, and scores of different questions can be compared.
 *
 * @param frequencies how often each term of the question stands in the text
 * @param length number of terms of the text
 * @returns 0 to 1
 */
export function bm25(corpus: Corpus, frequencies: readonly number[], length: number): number {
  const norm = K1 * (1 - B + (B * length) / Math.max(1, corpus.averageLength));
  let score = 0;
  let most = 0;
  corpus.documentFrequencies.forEach((documentFrequency, term) => {
    const weight = rarity(corpus.size, documentFrequency);
    const frequency = frequencies[term] ?? 0;
    score += (weight * frequency) / (frequency + norm);
    most += weight;
  });
  return most === 0 ? 0 : score / most;
}
