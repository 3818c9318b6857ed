import { contentTokens, splitSentences } from '@rapport/language';

const MOST = 3;
/** Shorter ones are greetings and thanks. */
const FEWEST_WORDS = 3;

/**
 * A summary in the text's own words: the sentences whose words recur most (SumBasic, Nenkova and Vanderwende 2005: the
 * mean probability of a sentence's words, squared for those that were already said).
 *
 * @param texts what is to be summed up, in order
 * @returns at most three sentences, in their own order
 */
export function summarise(texts: readonly string[]): string[] {
  const sentences = texts.flatMap((text) => splitSentences(text)).map(({ text }) => ({ text: text.replace(/\s+/g, ' '), words: contentTokens(text) }));
  const probability = new Map<string, number>();
  const total = sentences.reduce((sum, { words }) => sum + words.length, 0);
  for (const { words } of sentences) for (const word of words) probability.set(word, (probability.get(word) ?? 0) + 1 / total);
  const left = new Set(sentences.filter(({ words }) => new Set(words).size >= FEWEST_WORDS));
  const chosen = new Set<(typeof sentences)[number]>();
  while (chosen.size < MOST && left.size > 0) {
    const mean = ({ words }: { words: string[] }): number => words.reduce((sum, word) => sum + (probability.get(word) ?? 0), 0) / words.length;
    const next = [...left].reduce((best, sentence) => (mean(sentence) > mean(best) ? sentence : best));
    left.delete(next);
    chosen.add(next);
    for (const word of new Set(next.words)) probability.set(word, (probability.get(word) ?? 0) ** 2);
  }
  return sentences.filter((sentence) => chosen.has(sentence)).map(({ text }) => text);
}
