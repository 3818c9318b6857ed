import type { Intent } from '@rapport/contracts';
import type { QuestionIntent } from './intent-example.data.js';
import { keywordScores } from './keyword.rule.js';

/** How alike a message and the examples of each intent are: the mean of its two nearest, as cosine. */
export type Likeness = ReadonlyMap<QuestionIntent, number>;

export interface Classification {
  readonly intent: Intent;
  /** 0 to 1: the share of the chosen intent among all. */
  readonly confidence: number;
  /** For the explanation of the reply. */
  readonly scores: Readonly<Record<string, number>>;
}

const KEYWORD_WEIGHT = 4;
const LIKENESS_WEIGHT = 5;
/** What an intent must beat: the evidence of a message that has nothing to do with any. */
const FLOOR = 1.6;

const INTENTS: readonly QuestionIntent[] = ['pricing', 'booking', 'complaint', 'menu', 'policy', 'account'];

/**
 * Chooses the intent of a question.
 *
 * @param text the customer's words
 * @param likeness by the examples; null when there is no embedding to be had: then the words decide alone
 */
export function classify(text: string, likeness: Likeness | null): Classification {
  const words = keywordScores(text);
  const evidence = INTENTS.map((intent) => KEYWORD_WEIGHT * (words.get(intent) ?? 0) + LIKENESS_WEIGHT * Math.max(0, likeness?.get(intent) ?? 0));
  const powers = [...evidence, FLOOR].map((value) => Math.exp(value));
  const total = powers.reduce((sum, value) => sum + value, 0);
  const best = powers.indexOf(Math.max(...powers));
  const scores = Object.fromEntries([...INTENTS, 'other'].map((intent, index) => [intent, round((powers[index] ?? 0) / total)]));
  return { intent: INTENTS[best] ?? 'other', confidence: round((powers[best] ?? 0) / total), scores };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
