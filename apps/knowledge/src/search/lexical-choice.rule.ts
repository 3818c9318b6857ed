import { readPostings, SEGMENT_CHUNKS } from '../chunk/posting.rule.js';
import type { Corpus } from './bm25.rule.js';
import type { QuestionTerm } from './question.rule.js';

/** As in bm25.rule, which has the last word on the score. */
const K1 = 1.2;
const B = 0.5;

/** What the index knows of a question's terms. */
export interface LexicalIndex {
  readonly corpus: Corpus;
  /** Lists of postings as `readPostings` takes them, segment by segment. */
  readonly postings: Buffer;
  /** The only chunks that may be found; undefined for all. */
  readonly allowed: readonly number[] | undefined;
}

/** Keeps the best of many, the smaller ref before the larger among equals. */
class Best {
  private readonly kept: { ref: number; score: number }[] = [];

  constructor(private readonly limit: number) {}

  offer(ref: number, score: number): void {
    const worst = this.kept.at(-1);
    if (this.kept.length >= this.limit && worst !== undefined && score <= worst.score) return;
    let at = this.kept.length;
    while (at > 0 && (this.kept[at - 1]?.score ?? 0) < score) at -= 1;
    this.kept.splice(at, 0, { ref, score });
    if (this.kept.length > this.limit) this.kept.pop();
  }

  get refs(): number[] {
    return this.kept.map(({ ref }) => ref);
  }
}

/** The terms of one word share a lane, in which only the best of them counts. */
function lanesOf(terms: readonly QuestionTerm[]): { laneOf: number[]; lanes: number } {
  const known = new Map<string, number>();
  const laneOf = terms.map(({ word }) => known.get(word) ?? (known.set(word, known.size), known.size - 1));
  return { laneOf, lanes: known.size };
}

/**
 * The chunks that words speak for most, by BM25 over all postings that were read.
 *
 * @param terms the question's terms, in the order of the corpus's document frequencies
 * @param limit how many at most
 * @returns refs, the best first
 */
export function bestByWords(index: LexicalIndex, terms: readonly QuestionTerm[], limit: number): number[] {
  const { size, averageLength, documentFrequencies } = index.corpus;
  const worth = terms.map(({ weight }, at) => {
    const frequency = documentFrequencies[at] ?? 0;
    return weight * Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
  });
  const { laneOf, lanes } = lanesOf(terms);
  const scores = new Float64Array(lanes * SEGMENT_CHUNKS);
  const best = new Best(limit);
  const allowed = index.allowed && new Set(index.allowed);
  let segment = 0;
  const close = (): void => {
    for (let place = 0; place < SEGMENT_CHUNKS; place += 1) {
      let score = 0;
      for (let lane = place; lane < scores.length; lane += SEGMENT_CHUNKS) score += scores[lane] ?? 0;
      const ref = segment * SEGMENT_CHUNKS + place;
      if (score > 0 && (allowed?.has(ref) ?? true)) best.offer(ref, score);
    }
    scores.fill(0);
  };
  readPostings(index.postings, (place, ref, frequency, length) => {
    const next = Math.floor(ref / SEGMENT_CHUNKS);
    if (next !== segment) {
      close();
      segment = next;
    }
    const norm = K1 * (1 - B + (B * length) / Math.max(1, averageLength));
    const score = ((worth[place - 1] ?? 0) * frequency) / (frequency + norm);
    const at = (laneOf[place - 1] ?? 0) * SEGMENT_CHUNKS + (ref % SEGMENT_CHUNKS);
    if (score > (scores[at] ?? 0)) scores[at] = score;
  });
  close();
  return best.refs;
}
