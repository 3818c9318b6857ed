import { stem, STOP_WORDS, tokenize } from '@rapport/language';
import { wordKnowledge } from '@rapport/llm';
import type { QuestionTerm } from './question.rule.js';

/** In shorter words one other letter makes another word; of the word that was meant one may be missing. */
const SHORTEST = 4;
const SHORTEST_MEANT = 5;
const LONGEST = 20;
/** Unknown words of one question that are looked after. */
const MOST_WORDS = 3;
/** A longer message says what it wants in other words too, and is full of names. */
const LONGEST_QUESTION = 30;
/** Shorter ends of a word that was written in one are endings. */
const SHORTEST_PART = 2;
/** "Signin" and "checkout" end in words that no index holds. */
const PARTICLES = new Set(['in', 'on', 'up', 'out', 'off', 'over', 'down']);
/** What a match of a guess counts, against that of the word as it is written. */
const GUESS_WEIGHT = 0.7;
/** A slip of the hand: letters exchanged, doubled or left single. Any other letter more, less or else is half as likely. */
const SLIP = 2;
const OTHER = 1;

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** What endings are missing or wrong in most often. */
const VOWELS = [...'aeiou'];

/** What a word that no text of the workspace holds may have been meant for. */
export interface Guesses {
  /** The stem as it was looked up. */
  readonly word: string;
  readonly weight: number;
  /** Stems one slip away, with how likely the slip is. */
  readonly slips: ReadonlyMap<string, number>;
  /** The word in two parts, and written in one with its neighbour. */
  readonly splits: readonly (readonly [string, string])[];
  readonly joined: readonly string[];
}

/** Letters exchanged, doubled, or single instead of double. */
function handSlips(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => {
    const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 1)];
    const doubled = `${before}${letter}${letter}${after}`;
    const single = letter === next ? [before + after] : [];
    return next === '' || next === letter ? [doubled, ...single] : [`${before}${next}${letter}${word.slice(at + 2)}`, doubled];
  }).flat();
}

/** Behind the first letter, which is seldom wrong: one letter more, less or else. */
function letterSlips(word: string, letters: readonly string[]): string[] {
  return Array.from({ length: word.length }, (_, at) => at + 1).flatMap((at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const without = at < word.length ? [before + after] : [];
    const instead = at < word.length ? letters.map((letter) => before + letter + after) : [];
    return [...without, ...instead, ...letters.map((letter) => before + letter + word.slice(at))];
  });
}

/** Ordinary English is no slip, though no text of this workspace holds it. */
function isKnownWord(word: string): boolean {
  const { weight, near } = wordKnowledge(word);
  return weight < 1 || near.length > 0;
}

function slipsOf(said: string, root: string): Map<string, number> {
  const slips = new Map<string, number>();
  if (said.length < SHORTEST || said.length > LONGEST || !/^[a-z]+$/u.test(said)) return slips;
  // A slip keeps an ending from being seen as one: "bokings" is "boke" where "bookings" is "book".
  for (const guess of [...letterSlips(root, LETTERS), ...letterSlips(said, VOWELS).map(stem)]) slips.set(guess, OTHER);
  for (const guess of [...handSlips(root), ...handSlips(said).map(stem)]) slips.set(guess, SLIP);
  slips.delete(root);
  const least = said.length < SHORTEST_MEANT ? SHORTEST_MEANT : 0;
  return new Map([...slips].filter(([guess]) => guess.length >= least));
}

function splitsOf(said: string): (readonly [string, string])[] {
  if (!/^\p{L}+$/u.test(said)) return [];
  return Array.from({ length: Math.max(0, said.length - 2 * SHORTEST_PART + 1) }, (_, at) => {
    const cut = at + SHORTEST_PART;
    return [stem(said.slice(0, cut)), stem(said.slice(cut))] as const;
  });
}

/**
 * What the words of a question that stand in no text may have been meant for.
 *
 * @param question the customer's words
 * @param terms the words that were looked up
 * @param frequencies in how many chunks each of them stands
 * @returns guesses for the first of the unknown words; none for words that are known to be English, or too short to tell
 */
export function guessesFor(question: string, terms: readonly QuestionTerm[], frequencies: readonly number[]): Guesses[] {
  const unknown = new Map(terms.flatMap((each, at) => (each.term === each.word && (frequencies[at] ?? 0) === 0 && !isKnownWord(each.term) ? [[each.term, each]] : [])));
  const said = unknown.size === 0 ? [] : tokenize(question);
  if (said.length > LONGEST_QUESTION) return [];
  const guesses = new Map<string, Guesses>();
  said.forEach((token, at) => {
    const found = unknown.get(stem(token));
    if (found === undefined || STOP_WORDS.has(token) || guesses.has(found.term) || guesses.size >= MOST_WORDS) return;
    const joined = [[said[at - 1], token], [token, said[at + 1]]].flatMap(([one, other]) => (one === undefined || other === undefined ? [] : [stem(one + other)]));
    guesses.set(found.term, { word: found.term, weight: found.weight, slips: slipsOf(token, found.term), splits: splitsOf(token), joined });
  });
  return [...guesses.values()];
}

/** All stems that the guesses name, to be looked up at once: some 600 for a word of eight letters. */
export function guessedStems(guesses: readonly Guesses[]): string[] {
  return [...new Set(guesses.flatMap(({ slips, splits, joined }) => [...slips.keys(), ...splits.flat(), ...joined]))].filter((guess) => guess !== '');
}

/**
 * The likeliest guess for each word: written in one with its neighbour, else the slip that is likeliest and stands in most texts, else words that
 * mean nearly the same as what customers often say, else in two parts.
 *
 * @param known the guessed stems that the workspace holds, with the number of chunks
 * @returns further terms for the search; they stand for the word, except for parts, which stand for themselves
 */
export function meantTerms(guesses: readonly Guesses[], known: ReadonlyMap<string, number>): QuestionTerm[] {
  const meant = guesses.flatMap(({ word, weight, slips, splits, joined }): QuestionTerm[] => {
    const counted = weight * GUESS_WEIGHT;
    const whole = joined.find((guess) => known.has(guess));
    if (whole !== undefined) return [{ term: whole, word, weight: counted }];
    const slip = [...slips]
      .filter(([guess]) => known.has(guess))
      .map(([guess, likely]) => ({ guess, likely: likely * Math.log1p(known.get(guess) ?? 0) }))
      .sort((a, b) => b.likely - a.likely || (a.guess < b.guess ? -1 : 1))[0];
    if (slip !== undefined) return [{ term: slip.guess, word, weight: counted }];
    // A word that customers use, though no text of the workspace holds it: what means nearly the same.
    const common = [...slips.keys()].find((guess) => wordKnowledge(guess).near.length > 0);
    if (common !== undefined) return wordKnowledge(common).near.map((near) => ({ term: near.stem, word, weight: counted * near.weight }));
    const parts = splits.find(([one, other]) => known.has(one) && (known.has(other) || PARTICLES.has(other))) ?? [];
    return parts.filter((part) => known.has(part)).map((part) => ({ term: part, word: part, weight: counted }));
  });
  // Two unknown words may be one that was written apart.
  return [...new Map(meant.map((each) => [each.term, each])).values()];
}
