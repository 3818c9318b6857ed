import type { Likeness } from './classify.rule.js';
import type { QuestionIntent } from './intent-example.data.js';

/** The examples' unit vectors with their intents. */
export type ExampleVectors = readonly { readonly intent: QuestionIntent; readonly vector: ArrayLike<number> }[];

/** How many examples of an intent vote: one alone may be alike by chance. */
const VOTERS = 2;

/** For each intent the mean cosine of its nearest examples; all vectors are of unit length. */
export function likenessOf(vector: ArrayLike<number>, examples: ExampleVectors): Likeness {
  const byIntent = new Map<QuestionIntent, number[]>();
  const said = nonZeros(vector);
  for (const example of examples) {
    const cosines = byIntent.get(example.intent) ?? [];
    cosines.push(dot(said, example.vector));
    byIntent.set(example.intent, cosines);
  }
  return new Map([...byIntent].map(([intent, cosines]) => [intent, meanOfBest(cosines)]));
}

function meanOfBest(cosines: number[]): number {
  const best = cosines.sort((a, b) => b - a).slice(0, VOTERS);
  return best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
}

interface NonZeros {
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** Vectors of hashed words are nearly empty. */
function nonZeros(vector: ArrayLike<number>): NonZeros {
  const places: number[] = [];
  const values: number[] = [];
  for (let place = 0; place < vector.length; place += 1) {
    const value = vector[place] ?? 0;
    if (value === 0) continue;
    places.push(place);
    values.push(value);
  }
  return { places, values };
}

function dot({ places, values }: NonZeros, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < places.length; index += 1) sum += (values[index] ?? 0) * (other[places[index] ?? 0] ?? 0);
  return sum;
}
