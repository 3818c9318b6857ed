import type { ChatPurpose } from '../chat/chat.types.js';

/** How long a caller waits. */
export interface CallLimits {
  /** From the question to the first sign of an answer, over all providers and attempts, in milliseconds. */
  answerWithinMs: number;
  /** From the question to the last word. */
  totalMs: number;
  /** How often the pace of a running answer is looked at. */
  lookEveryMs: number;
  /** A running answer that is slower has failed: nobody reads along with it. */
  leastLettersPerSecond: number;
  /**
   * Letters that are held back until there are so many: an answer that breaks off or dries up before that is made anew, by
   * the same provider or the next. It costs nobody time, because nothing is shown to a customer before a sentence is whole.
   */
  firmLetters: number;
  /** Attempts at all remote providers together, for one call and for all calls of one turn. */
  calls: number;
}

const SOMEBODY_WAITS: CallLimits = { answerWithinMs: 10_000, totalMs: 60_000, lookEveryMs: 5_000, leastLettersPerSecond: 2, firmLetters: 24, calls: 3 };
const NOBODY_WAITS: CallLimits = { ...SOMEBODY_WAITS, answerWithinMs: 30_000, totalMs: 120_000 };

/** The customer waits for replies and for the routing before them; facts and summaries are made behind their back. */
export const CALL_LIMITS: Readonly<Record<ChatPurpose, CallLimits>> = {
  reply: SOMEBODY_WAITS,
  route: SOMEBODY_WAITS,
  extract: NOBODY_WAITS,
  summary: NOBODY_WAITS,
};
