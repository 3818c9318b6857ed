import type { Likeness } from './classify.rule.js';
import type { QuestionIntent } from './intent-example.data.js';

/** The examples' unit vectors with their intents. */
export type ExampleVectors = readonly { readonly intent: QuestionIntent; readonly vector: ArrayLike<number> }[];

/** How many examples of an intent vote: one alone may be alike by chance. */
const VOTERS = 2;

/** For each intent the mean cosine of its nearest examples; all vectors are of unit length. */
export function likenessOf(vector: ArrayLike<number>, examples: ExampleVectors): Likeness {
  const byIntent = new Map<QuestionIntent, number[]>();
  for (const example of examples) {
    const cosines = byIntent.get(example.intent) ?? [];
    cosines.push(dot(vector, example.vector));
    byIntent.set(example.intent, cosines);
  }
  return new Map([...byIntent].map(([intent, cosines]) => [intent, meanOfBest(cosines)]));
}

function meanOfBest(cosines: number[]): number {
  const best = cosines.sort((a, b) => b - a).slice(0, VOTERS);
  return best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
