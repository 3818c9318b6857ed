import type { Rating } from '@rapport/contracts';

/** From here on an answer is good enough to be offered for training (system row G3). */
export const PROMOTION_SCORE = 0.8;
/** A thumbs down outweighs everything else: the score never passes this. */
const THUMBS_DOWN_CAP = 0.3;
const STARS: Readonly<Record<number, number>> = { 5: 0.4, 4: 0.3, 3: 0.1 };

/**
 * The quality of a reply from 0 to 1 (system row G2): thumbs up 0.3, stars 0.4 / 0.3 / 0.1 for five / four / three, helpful 0.2,
 * accurate 0.3, at most 1. A thumbs up counts as helpful unless the person said otherwise, so that thumbs up with five stars
 * makes 0.9. A thumbs down caps the score at 0.3.
 *
 * @param rating all that people said of the reply
 */
export function qualityScore(rating: Pick<Rating, 'thumb' | 'stars' | 'helpful' | 'accurate'>): number {
  const helpful = rating.helpful ?? rating.thumb === 'up';
  const points =
    (rating.thumb === 'up' ? 0.3 : 0) +
    (STARS[rating.stars ?? 0] ?? 0) +
    (helpful ? 0.2 : 0) +
    (rating.accurate === true ? 0.3 : 0);
  const cap = rating.thumb === 'down' ? THUMBS_DOWN_CAP : 1;
  // Tenths add up with an error in the last binary place: 0.3 + 0.4 + 0.2 is 0.8999….
  return Math.min(cap, Math.round(points * 100) / 100);
}
