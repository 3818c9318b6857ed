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

/** What is added to the parts of a question, as a share of the whole that they are. */
const TITLE = 0.3;
const NEAR = 0.05;
const CONTEXT = 0.1;

/** What else speaks for a text, each 0 to 1. */
export interface Further {
  /** Its title or heading asks or says the same. */
  readonly alike: number;
  /** Neighbouring words of the question stand near each other. */
  readonly near: number;
  /** The lexical score of all that was found of its document. */
  readonly context: number;
}

/**
 * The score of a text for a question: words and vector, and beside them its title, the nearness of its words and the rest of its document.
 *
 * @param weight of the vector part in {@link fuse}
 * @returns 0 to 1
 */
export function fuseQuestion(parts: Parts, { alike, near, context }: Further, weight: number): number {
  return (fuse(parts, weight) + TITLE * alike + NEAR * near + CONTEXT * context) / (1 + TITLE + NEAR + CONTEXT);
}

/** What a long message is ranked by: its words and vector as a whole, how well each of its needs is served, and whose name it says. */
export interface NeedParts extends Further {
  readonly parts: Parts;
  readonly needs: number;
  readonly named: number;
  /** The share of the title that the message says, 0 to 1. */
  readonly titled: number;
}

/** Words, vector, needs and the rest of the document count alike; a name says which product is meant and not what is asked of it. */
const NEEDS = { named: 0.3, titled: 0.7, near: 0.3, context: 1 };

/**
 * Joins the parts for a message that asks for several things. Each part counts as a share of the best candidate's, because the parts of a long
 * message have no common measure; the whole is brought back to the measure of {@link fuseQuestion}, so that the best has the score it has there.
 *
 * @param weight of the vector part in `fuse`
 * @returns a score for each, 0 to 1
 */
export function fuseNeeds(candidates: readonly NeedParts[], weight: number): number[] {
  const shareOf = (value: (each: NeedParts) => number): ((each: NeedParts) => number) => {
    const most = Math.max(Number.MIN_VALUE, ...candidates.map(value));
    return (each) => value(each) / most;
  };
  const shares = [
    { of: shareOf(({ parts }) => parts.lexicalScore), weight: 1 },
    { of: shareOf(({ parts }) => parts.vectorScore ?? 0), weight: 1 },
    { of: shareOf(({ needs }) => needs), weight: 1 },
    { of: shareOf(({ named }) => named), weight: NEEDS.named },
    { of: ({ titled }: NeedParts) => titled, weight: NEEDS.titled },
    { of: shareOf(({ near }) => near), weight: NEEDS.near },
    { of: shareOf(({ context }) => context), weight: NEEDS.context },
  ];
  const joined = candidates.map((each) => shares.reduce((sum, share) => sum + share.weight * share.of(each), 0));
  const best = Math.max(Number.MIN_VALUE, ...joined);
  const top = Math.max(0, ...candidates.map((each) => fuseQuestion(each.parts, each, weight)));
  return joined.map((score) => (top * score) / best);
}

/** What the titles of the best documents add to a long message's ranking, against all else together. */
const FEEDBACK = 0.1;

/**
 * Adds what {@link feedback} says to scores in order.
 *
 * @param scores of the candidates, 0 to 1
 * @param feedback of the same candidates
 * @returns scores of which the best is that of before
 */
export function fuseFeedback(scores: readonly number[], feedback: readonly number[]): number[] {
  const most = Math.max(Number.MIN_VALUE, ...feedback);
  const top = Math.max(0, ...scores);
  const joined = scores.map((score, at) => score + (FEEDBACK * top * (feedback[at] ?? 0)) / most);
  const best = Math.max(Number.MIN_VALUE, ...joined);
  return joined.map((score) => (top * score) / best);
}
