import { ANSWERED } from './answer-weight.data.js';
import { askedAbove } from './question/asked-title.rule.js';
import { KIND_STRENGTH, type Evidence, type EvidenceSet } from './evidence.rule.js';
import type { PassageEvidence } from './passage-evidence.rule.js';

/** What tells whether the passages answer; each between 0 and 1, `amount`, `ahead` and `asked` between -1 and 1. */
export type ConfidenceFeatures = Readonly<Record<Exclude<keyof typeof ANSWERED, 'bias'>, number>>;

/**
 * Below this the reply is silence and an offer of a person. Even odds: a wrong quote costs as much as a missed one. Measured at 0.5
 * (`npm run bench -- extractive`): on ClapNQ 87 % of what is answered can be answered, and 76 % of what can be answered is; on XQuAD, with half of
 * the right paragraphs taken away, 86 % and 86 %.
 */
export const ANSWER_THRESHOLD = 0.5;

/**
 * @param evidence the question against the passages
 * @param chosen what would be quoted, at least one
 * @returns what tells whether it answers
 */
export function confidenceFeatures(evidence: EvidenceSet, chosen: readonly Evidence[]): ConfidenceFeatures {
  const best = (value: (item: Evidence) => number): number => Math.max(...chosen.map(value));
  const of = (name: keyof PassageEvidence): number => best(({ unit }) => evidence.passages[unit.passage]?.[name] ?? 0);
  return {
    direct: best(({ features }) => Math.max(features.own, features.context)),
    together: best(({ features }) => features.together),
    coverage: of('coverage'),
    body: of('body'),
    running: of('running'),
    recurs: of('recurs'),
    noSuchThing: evidence.kind === 'yesno' || chosen.some(({ features }) => features.kind > 0) ? 0 : KIND_STRENGTH[evidence.kind],
    gist: best(({ features }) => features.lead),
    gistOfTopic: best(({ features }) => (features.lead === 0 ? 0 : features.titled)),
    amount: best(({ features }) => features.quantity),
    onlyNear: evidence.onlyNear ? 1 : 0,
    strangers: evidence.strangers,
    ahead: evidence.ahead,
    asked: askedAbove(evidence.question, chosen.flatMap(({ unit }) => [unit.title, unit.context])),
  };
}

/**
 * How likely the passages answer the question.
 *
 * @param evidence the question against the passages
 * @param chosen what would be quoted
 * @returns a probability; 0 when there is nothing to quote
 */
export function answerConfidence(evidence: EvidenceSet, chosen: readonly Evidence[]): number {
  if (chosen.length === 0) return 0;
  let logit: number = ANSWERED.bias;
  for (const [name, value] of Object.entries(confidenceFeatures(evidence, chosen))) logit += ANSWERED[name as keyof ConfidenceFeatures] * value;
  return 1 / (1 + Math.exp(-logit));
}
