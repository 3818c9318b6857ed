import { stem, STOP_WORDS, tokenize } from '@rapport/language';

/** "What is" and "how can I" tell a little of what is asked. */
const STOP_WORD_WEIGHT = 0.3;
/** So alike are two wordings of one question, by and large. */
const USUAL = 0.4;

const bagOf = (text: string): Map<string, number> => new Map(tokenize(text).map((word) => [stem(word), STOP_WORDS.has(word) ? STOP_WORD_WEIGHT : 1]));

/** Twice what both hold by what either holds (Dice), stop words for less; 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, other] = [bagOf(a), bagOf(b)];
  const sum = (bag: ReadonlyMap<string, number>): number => [...bag.values()].reduce((total, weight) => total + weight, 0);
  const shared = sum(new Map([...one].filter(([root]) => other.has(root))));
  const all = sum(one) + sum(other);
  return all === 0 ? 0 : (2 * shared) / all;
}

/**
 * Whether what stands above an answer asks what the customer asks: the entries of an FAQ tell by their questions what they answer.
 *
 * @param question the customer's words
 * @param above titles, headings and questions above what would be quoted
 * @returns the best likeness against what is usual for another wording, -0.4 to 0.6; 0 where nothing above is a question
 */
export function askedAbove(question: string, above: readonly string[]): number {
  const questions = above.filter((text) => text.trimEnd().endsWith('?'));
  return questions.length === 0 ? 0 : Math.max(...questions.map((text) => likeness(question, text))) - USUAL;
}
