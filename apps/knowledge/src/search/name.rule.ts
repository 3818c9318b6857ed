import { stem, STOP_WORDS, tokenize } from '@rapport/language';

/** Names of products, plans and places are seldom longer. */
const LONGEST = 5;
/** A single word of a title is in many questions by chance. */
const LEAST_WORDS = 2;

const separate = (words: readonly string[]): string => words.join(' ');

/** All runs of two to five words of a question, as stems. */
export function runsOf(question: string): ReadonlySet<string> {
  const words = tokenize(question).map(stem);
  const runs = new Set<string>();
  for (let length = LEAST_WORDS; length <= LONGEST; length += 1) {
    for (let at = 0; at + length <= words.length; at += 1) runs.add(separate(words.slice(at, at + length)));
  }
  return runs;
}

/**
 * The longest run of a title's words that the question says in the same order: what it names is likely a product or a topic by its name.
 *
 * @param runs of the question, by {@link runsOf}
 * @param worth what a stem is worth; stop words are worth nothing
 * @returns the sum of their worth; 0 when fewer than two words that say something are named
 */
export function namedWorth(title: string, runs: ReadonlySet<string>, worth: (stem: string) => number): number {
  const words = tokenize(title);
  const stems = words.map(stem);
  let best = 0;
  for (let at = 0; at < stems.length; at += 1) {
    for (let end = Math.min(stems.length, at + LONGEST); end - at >= LEAST_WORDS; end -= 1) {
      if (!runs.has(separate(stems.slice(at, end)))) continue;
      const telling = stems.slice(at, end).filter((_, index) => !STOP_WORDS.has(words[at + index] ?? ''));
      if (telling.length >= LEAST_WORDS) best = Math.max(best, telling.reduce((sum, each) => sum + worth(each), 0));
      break;
    }
  }
  return best;
}
