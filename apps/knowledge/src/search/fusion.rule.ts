/**
 * How much the vector part counts. `builtin` vectors are hashed words and parts of words, so they repeat what BM25 knows and are the weaker
 * ranker; still they help with spelling and with long questions. Measured in November 2026 (hit@1 / recall@5, words alone -> with 0.2; `bench rag` has today's figures):
 * XQuAD 93.2/98.3 -> 92.8/98.3, CDC questions 54.1/74.3 -> 54.1/75.7, CDC answers 65.5/85.1 -> 64.4/83.9, tau2 cases 46.2/40.6 -> 59.0/48.4. From
 * 0.3 on hit@1 falls on XQuAD and on CDC answers. A model that knows meaning gets half; that figure is a guess until it is measured with one.
 */
const VECTOR_WEIGHT = { builtin: 0.2, learned: 0.5 };

/** Weight of the vector part, 0 to 1; the lexical part has the rest. */
export function vectorWeight(embeddingModel: string): number {
  return embeddingModel.startsWith('builtin') ? VECTOR_WEIGHT.builtin : VECTOR_WEIGHT.learned;
}

/** The parts of a score, each 0 to 1. */
export interface Parts {
  /** Cosine; null when the text was embedded by another model. */
  readonly vectorScore: number | null;
  readonly lexicalScore: number;
}

/**
 * Joins both parts by weighted sum. Ranks are not fused: a weak second ranker lowers a good one that way. Where there is no vector
 * to compare (another model made it), the lexical part speaks alone, so that search stays up while texts are embedded anew.
 */
export function fuse({ vectorScore, lexicalScore }: Parts, weight: number): number {
  if (vectorScore === null) return lexicalScore;
  return weight * vectorScore + (1 - weight) * lexicalScore;
}

/** What a long message is ranked by: its words and vector as a whole, how well each of its needs is served, and whose name it says. */
export interface NeedParts {
  readonly parts: Parts;
  readonly needs: number;
  readonly named: number;
}

/** Words, vector and needs count alike; a name says which product is meant and not what is asked of it. */
const NAMED = 0.3;

/**
 * Joins the parts for a message that asks for several things. Each part counts as a share of the best candidate's, because the parts of a long
 * message have no common measure; the whole is brought back to the measure of {@link fuse}, so that the best has the score it has there.
 *
 * @param weight of the vector part in `fuse`
 * @returns a score for each, 0 to 1
 */
export function fuseNeeds(candidates: readonly NeedParts[], weight: number): number[] {
  const most = (value: (each: NeedParts) => number): number => Math.max(Number.MIN_VALUE, ...candidates.map(value));
  const lexical = most(({ parts }) => parts.lexicalScore);
  const vector = most(({ parts }) => parts.vectorScore ?? 0);
  const needs = most((each) => each.needs);
  const named = most((each) => each.named);
  const joined = candidates.map(
    (each) =>
      each.parts.lexicalScore / lexical + (each.parts.vectorScore ?? 0) / vector + each.needs / needs + (NAMED * each.named) / named,
  );
  const best = Math.max(Number.MIN_VALUE, ...joined);
  const top = most(({ parts }) => fuse(parts, weight));
  return joined.map((score) => (top * score) / best);
}
