import type { UnitFeatures } from './evidence.rule.js';

/**
 * Weights of a logistic model of "people would cite this sentence". Fitted in November 2026 on the answerable half of
 * ClapNQ's and XQuAD's development cuts (bench/suites/extractive.bench.mjs measures the result), then rounded. Set by
 * hand, because those texts have no headings, no FAQs and no cut-off pieces: `context`, `broken` and `rank`, which the
 * fit would have made larger: the scores of another search may be flatter.
 */
const WEIGHTS: Readonly<Partial<Record<keyof UnitFeatures, number>>> = {
  own: 1.1,
  withContext: 1.8,
  context: 0.3,
  kind: 1.6,
  together: 0.4,
  quantity: 2,
  lead: 1.5,
  titled: 1,
  first: 0.7,
  rank: 3.4,
  document: 1.4,
  row: -0.4,
  broken: -0.5,
};

/**
 * @param features what speaks for a sentence
 * @returns its score in log odds; only differences inside one question mean something
 */
export function sentenceScore(features: UnitFeatures): number {
  let score = 0;
  for (const [name, weight] of Object.entries(WEIGHTS)) score += weight * features[name as keyof UnitFeatures];
  return score;
}
