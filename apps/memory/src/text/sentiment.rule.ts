import { createRequire } from 'node:module';

/** The package carries no types. */
interface Vader {
  readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } };
}

const { SentimentIntensityAnalyzer } = createRequire(import.meta.url)('vader-sentiment') as Vader;

/** What is longer sounds as it begins: the score saturates with length, and the work grows with it. */
const LONGEST = 2_000;

/**
 * How a customer's words sound: the compound score of VADER (Hutto and Gilbert, ICWSM 2014), a lexicon with rules for negation, degree, capitals and emoji.
 * It knows English and misreads sarcasm, so it describes and decides nothing.
 *
 * @param text what was said
 * @returns -1 (very negative) to 1 (very positive), to two places; null where there are no words
 */
export function sentimentOf(text: string): number | null {
  const begun = text.slice(0, LONGEST);
  if (!/\p{L}/u.test(begun)) return null;
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(begun);
  return Number.isFinite(compound) ? Math.round(Math.max(-1, Math.min(1, compound)) * 100) / 100 : 0;
}
