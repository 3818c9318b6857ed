import { KIND_STRENGTH, type Evidence, type EvidenceSet } from './evidence.rule.js';

/**
 * Weights of a logistic model of "these passages answer this question". Fitted in November 2026 on the development cuts of
 * ClapNQ (one passage; unanswerable ones come from the same page), XQuAD (five paragraphs, the right one taken away from half
 * of the questions, at half weight) and the demo's questions, five-fold, then rounded; bench/suites/extractive.bench.mjs and
 * answers.bench.mjs measure the result. Wikipedia has neither headings nor amounts that depend on a case, so GIST and AMOUNT
 * come from the demo alone.
 */
const BIAS = -2.5;
/** Share of the question that a quoted sentence, or what stands above it, covers. */
const DIRECT = 2.1;
/** Share of what the title leaves open that the passage covers. */
const BODY = 1.7;
const PASSAGE = 1;
const TOGETHER = 2.3;
/** The opening of a document is quoted; the more so, the more its title is what was asked for. */
const GIST = 0.6;
const GIST_OF_TOPIC = 1.3;
/** It is about the amount that was named, or about others. */
const AMOUNT = 1.2;
/** A question for a price is not answered by a passage without one, however many of its words it shares. */
const NO_SUCH_THING = -2.7;
/** Only words of the same meaning are shared; by hand, too rare to be fitted. */
const ONLY_NEAR = -1.5;
/** Names that stand in no passage: what is said of one town need not hold for another. */
const STRANGERS = -1.2;

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
    best(({ features }) => (features.lead === 0 ? 0 : GIST * features.lead + GIST_OF_TOPIC * features.titled)) +
    AMOUNT * best(({ features }) => features.quantity) +
    (evidence.kind === 'yesno' || chosen.some(({ features }) => features.kind > 0) ? 0 : NO_SUCH_THING * KIND_STRENGTH[evidence.kind]) +
    (evidence.onlyNear ? ONLY_NEAR : 0) +
    STRANGERS * evidence.strangers;
  return 1 / (1 + Math.exp(-logit));
}
