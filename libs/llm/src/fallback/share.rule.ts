/** What one provider of a chain may use up. */
export interface Share {
  /** Attempts; 0 when it must be passed over. */
  tries: number;
  /** Milliseconds until the first sign of an answer. */
  ms: number;
}

/**
 * Divides what is left of calls and time so that every provider behind this one can still be asked: the last gets all, any
 * other half of the time, because it is the better choice, and as many repetitions as leave one call for each that follows.
 *
 * @param callsLeft attempts that the question may still make, at remote providers
 * @param msLeft milliseconds until there must be a sign of an answer
 * @param followers remote providers behind this one that could be asked now
 */
export function shareOf(callsLeft: number, msLeft: number, followers: number): Share {
  if (callsLeft < 1 || msLeft <= 0) return { tries: 0, ms: 0 };
  const isLast = Math.min(followers, callsLeft - 1) === 0;
  return { tries: Math.max(1, callsLeft - followers), ms: isLast ? msLeft : msLeft / 2 };
}
