import type { Evidence, EvidenceSet } from './evidence.rule.js';

/**
 * Weights of a logistic model of "these passages answer this question". Fitted in November 2026 on the development cuts of
 * ClapNQ (one passage; unanswerable ones come from the same page) and XQuAD (five paragraphs by BM25, the right one taken
 * away from half of the questions, at half weight), five-fold; bench/suites/extractive.bench.mjs measures the result.
 */
const BIAS = -2.15;
const DIRECT = 2.3;
const BODY = 2;
const PASSAGE = 0.7;
const TOGETHER = 2.4;

/**
 * By hand, as those sets hold hardly any: a question for a price or a way to reach someone is not answered by a
 * passage without one, however many of its words it shares.
 */
const NO_SUCH_THING = -3;

/** Below this the reply is silence and an offer of a person. Even odds: a wrong quote costs as much as a missed one. */
export const ANSWER_THRESHOLD = 0.5;

/**
 * How likely the passages answer the question.
 *
 * @param evidence the question against the passages
 * @param chosen what would be quoted
 * @returns a probability; 0 when there is nothing to quote
 */
export function answerConfidence(evidence: EvidenceSet, chosen: readonly Evidence[]): number {
  if (chosen.length === 0) return 0;
  const best = (value: (item: Evidence) => number): number => Math.max(...chosen.map(value));
  const of = (shares: readonly number[]): number => best(({ unit }) => shares[unit.passage] ?? 0);
  const logit =
    BIAS +
    DIRECT * best(({ features }) => Math.max(features.own, features.context)) +
    BODY * of(evidence.bodyCoverage) +
    PASSAGE * of(evidence.passageCoverage) +
    TOGETHER * best(({ features }) => features.together) +
    (lacksKind(evidence, chosen) ? NO_SUCH_THING : 0);
  return 1 / (1 + Math.exp(-logit));
}

function lacksKind({ kind }: EvidenceSet, chosen: readonly Evidence[]): boolean {
  return (kind === 'money' || kind === 'contact') && chosen.every(({ features }) => features.kind === 0);
}
