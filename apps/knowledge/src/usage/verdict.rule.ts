/** A quality score from here on speaks for the sources of a reply: four stars, or "accurate", alone reach it. */
const GOOD_SCORE = 0.3;

/**
 * Whether a rating speaks for the passages that the reply cites. The thumb decides where there is one.
 *
 * @param rating the quality score (0 to 1) and the thumb of one reply
 */
export function speaksForSources(rating: { readonly qualityScore: number; readonly thumb: 'up' | 'down' | null }): boolean {
  return rating.thumb === null ? rating.qualityScore >= GOOD_SCORE : rating.thumb === 'up';
}
