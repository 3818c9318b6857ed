// Questions as a hasty hand writes them: one slip in one word of five letters or more that tells something.
import { dice } from '@rapport/testing';
import { STOP_WORDS } from '@rapport/language';

const SHORTEST = 5;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SEED = 20_261_121;

/** Two letters exchanged, one left out, one doubled, or another one; never the first or the last. */
const KINDS = [
  (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  (word, at, random) => word.slice(0, at) + LETTERS[Math.floor(random() * LETTERS.length)] + word.slice(at + 1),
];

/**
 * @param {readonly string[]} questions
 * @returns {string[]} the same with one slip each, always the same ones; a question without such a word stays
 */
export function withSlips(questions) {
  const random = dice(SEED);
  return questions.map((question) => {
    const words = [...question.matchAll(/[A-Za-z]+/g)].filter(([word]) => word.length >= SHORTEST && !STOP_WORDS.has(word.toLowerCase()));
    if (words.length === 0) return question;
    const { 0: word, index } = words[Math.floor(random() * words.length)];
    const at = 1 + Math.floor(random() * (word.length - 2));
    return question.slice(0, index) + KINDS[Math.floor(random() * KINDS.length)](word, at, random) + question.slice(index + word.length);
  });
}
