import type { MemoryParts, MemoryRanking } from '@rapport/contracts';

const DAY_MS = 86_400_000;
/** Recency falls linearly and is nothing after so many days (system row E2). */
const RECENT_DAYS = 30;

/** The rule that system row E2 specifies. */
const SPECIFIED = { recency: 0.3, topics: 0.4, similarity: 0.3 };
/**
 * The weights that found the most evidence with `builtin` vectors, which are hashed words and repeat what the words say (`bench memory`). A model that
 * knows meaning gets half; that is a guess until it is measured with one.
 */
const BUILTIN = { lexical: 0.7, similarity: 0.2, topics: 0.1 };
const LEARNED = { lexical: 0.45, similarity: 0.5, topics: 0.05 };
/** Recency is a tie-break unless the question asks for it: more of it puts what is new before what was asked for. */
const TIE_BREAK = 0.02;
const ASKED_FOR = 0.25;
const ASKS_FOR_RECENT = /\b(?:last|latest|most recent|recently|just now|yesterday|today|earlier today|this (?:week|morning)|the other day)\b/iu;

/** How recent a memory is: 1 now, 0 from 30 days on. */
export function recencyOf(at: number, now: number): number {
  return Math.min(1, Math.max(0, 1 - (now - at) / DAY_MS / RECENT_DAYS));
}

/** Whether a question asks for what was said of late. */
export function asksForRecent(question: string): boolean {
  return ASKS_FOR_RECENT.test(question);
}

/** The parts of a score. */
export interface Parts extends Omit<MemoryParts, 'similarity'> {
  /** Null when no vector of the question's model is there: the exchange waits to be embedded anew, or the question could not be. */
  readonly similarity: number | null;
}

/** The specified rule: 0.3 recency + 0.4 topic overlap + 0.3 similarity, at most 1. */
export function specifiedScore({ recency, topics, similarity }: Parts): number {
  return Math.min(1, SPECIFIED.recency * recency + SPECIFIED.topics * topics + SPECIFIED.similarity * (similarity ?? 0));
}

/** What the default must know beside the parts. */
export interface Asked {
  /** Whether the question asks for what was said of late. */
  readonly recentWanted: boolean;
  readonly embeddingModel: string;
}

/**
 * The default: words and vectors by weighted sum, recency as a tie-break. Where there is no vector to compare, the words have its weight too, so that an
 * exchange is not put last for waiting.
 *
 * @returns 0 to 1
 */
export function measuredScore({ lexical, similarity, topics, recency }: Parts, { recentWanted, embeddingModel }: Asked): number {
  const weights = embeddingModel.startsWith('builtin') ? BUILTIN : LEARNED;
  const words = weights.lexical * lexical + weights.topics * topics;
  const content = similarity === null ? words / (weights.lexical + weights.topics) : words + weights.similarity * similarity;
  const weight = recentWanted ? ASKED_FOR : TIE_BREAK;
  return Math.min(1, (1 - weight) * content + weight * recency);
}

/** Both scores of a memory. */
export function scoresOf(parts: Parts, asked: Asked): Record<MemoryRanking, number> {
  return { measured: measuredScore(parts, asked), specified: specifiedScore(parts) };
}
