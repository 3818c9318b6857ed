import { CITED } from './answer-weight.data.js';
import type { Evidence } from './evidence.rule.js';
import type { QuestionKind } from './question/question-kind.rule.js';
import { contentStems } from './word.rule.js';

/** What tells how likely people would rest their answer on a sentence, beside the other sentences of its passage. */
export type CitationFeatures = Readonly<Record<Exclude<keyof typeof CITED, 'bias'>, number>>;

const BROAD: ReadonlySet<QuestionKind> = new Set(['howto', 'reason', 'meaning', 'yesno', 'other']);

/**
 * @param sentences the sentences of one passage, in order
 * @param kind what is asked for
 * @returns the features of each
 */
export function citationFeatures(sentences: readonly Evidence[], kind: QuestionKind): CitationFeatures[] {
  const most = Math.max(Number.MIN_VALUE, ...sentences.map(({ features }) => features.own));
  const central = centrality(sentences.map(({ unit }) => new Set(contentStems(unit.own))));
  return sentences.map(({ features }, at) => ({
    kind: features.kind,
    own: features.own / most,
    first: at === 0 ? 1 : 0,
    central: central[at] ?? 0,
    length: Math.log(sentences.length),
    broad: BROAD.has(kind) ? 1 : 0,
  }));
}

/** How likely people would rest their answer on a sentence, 0 to 1. */
export function citationProbability(features: CitationFeatures): number {
  let logit: number = CITED.bias;
  for (const [name, value] of Object.entries(features)) logit += CITED[name as keyof CitationFeatures] * value;
  return 1 / (1 + Math.exp(-logit));
}

/**
 * How many sentences to quote: the size of the set of most likely ones whose expected F1 is highest, were each one right or wrong by itself
 * (Ye et al. 2012, "Optimizing F-measure: a tale of two approaches"; exact, by the distribution of the number of hits inside and outside).
 *
 * @param probabilities of being right, each 0 to 1
 * @param most the largest size allowed
 * @returns at least 1, unless there are none
 */
export function bestSize(probabilities: readonly number[], most: number): number {
  const sorted = [...probabilities].sort((a, b) => b - a);
  let best = { size: 0, value: -1 };
  for (let size = 1; size <= Math.min(most, sorted.length); size += 1) {
    const value = expectedF1(hits(sorted.slice(0, size)), hits(sorted.slice(size)), size);
    if (value > best.value) best = { size, value };
  }
  return best.size;
}

function expectedF1(inside: readonly number[], outside: readonly number[], size: number): number {
  let sum = 0;
  inside.forEach((p, found) => outside.forEach((q, missed) => (sum += (p * q * 2 * found) / (size + found + missed))));
  return sum;
}

/** The distribution of how many of them are right. */
function hits(probabilities: readonly number[]): number[] {
  return probabilities.reduce<number[]>((before, p) => [...before, 0].map((share, count) => share * (1 - p) + (before[count - 1] ?? 0) * p), [1]);
}

/** Mean likeness of each text to the others: cosine over its words, weighted by their rarity among the texts (as LexRank, Erkan and Radev 2004). */
function centrality(texts: readonly ReadonlySet<string>[]): number[] {
  const holding = new Map<string, number>();
  for (const text of texts) for (const stem of text) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  const weight = (stem: string): number => {
    const count = holding.get(stem) ?? 0;
    return Math.log(1 + (texts.length - count + 0.5) / (count + 0.5)) ** 2;
  };
  const norm = (stems: Iterable<string>): number => Math.sqrt([...stems].reduce((sum, stem) => sum + weight(stem), 0));
  const norms = texts.map(norm);
  const likeness = (a: number, b: number): number => {
    const [one, other] = [texts[a] ?? new Set<string>(), texts[b] ?? new Set<string>()];
    const shared = norm([...one].filter((stem) => other.has(stem))) ** 2;
    return shared === 0 ? 0 : shared / ((norms[a] ?? 1) * (norms[b] ?? 1));
  };
  return texts.map((_, at) => texts.reduce((sum, __, other) => (other === at ? sum : sum + likeness(at, other)), 0) / Math.max(1, texts.length - 1));
}
