import { stem, tokenize, tokenSpans } from '@rapport/language';
import type { Passage } from '../../chat/chat.types.js';
import { SYNONYM_WORDS } from '../synonym.data.js';
import { wordKnowledge } from '../word-knowledge.rule.js';
import { saysLittle } from '../word.rule.js';

/** In shorter words one other letter makes another word; of the word that was meant one may be missing. */
const SHORTEST = 4;
const SHORTEST_MEANT = 5;
/** What customers ask for is a guess where no passage says it, after the words of the passages. */
const COMMON_WORD = 0.5;

/**
 * Whether two words are one slip of the hand apart: one letter more, less or else, or two neighbours exchanged (Damerau 1964). First letters are
 * seldom wrong and must agree, unless they are what was exchanged.
 */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === long || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return at > 0 && short.slice(at) === long.slice(at + 1);
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return exchanged || (at > 0 && short.slice(at + 1) === long.slice(at + 1));
}

/** May be a slip: long enough, and no word that is known to be one. */
function mayBeSlip(word: string): boolean {
  if (word.length < SHORTEST || !/^[a-z]+$/u.test(word) || saysLittle(word)) return false;
  const { weight, near } = wordKnowledge(stem(word));
  return weight === 1 && near.length === 0;
}

/** How often each word stands in the passages. */
function wordsIn(passages: readonly Passage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, headings, text } of passages) {
    for (const word of tokenize([title, ...headings, text].join('\n'))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function isMeant(said: string, word: string): boolean {
  if (Math.max(said.length, word.length) < SHORTEST_MEANT || word.length < SHORTEST) return false;
  return isOneSlip(said, word) || isOneSlip(stem(said), stem(word));
}

/**
 * Puts right what a customer wrote with a slip: a word that stands in no passage and is one slip away from one that does, or from one that
 * customers use.
 *
 * @param question the customer's words
 * @param passages what was retrieved
 * @returns the question with the words of the passages, those that stand there most often; the same where nothing is to be mended
 */
export function mendedQuestion(question: string, passages: readonly Passage[]): string {
  const suspects = tokenSpans(question).filter(({ text }) => mayBeSlip(text.toLowerCase()));
  if (suspects.length === 0) return question;
  const words = wordsIn(passages);
  const stems = new Set([...words.keys()].map(stem));
  for (const word of SYNONYM_WORDS) if (!words.has(word)) words.set(word, COMMON_WORD);
  return suspects.reduceRight((mended, { text, start, end }) => {
    const said = text.toLowerCase();
    if (stems.has(stem(said))) return mended;
    const [meant] = [...words].filter(([word]) => isMeant(said, word)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? [];
    if (meant === undefined) return mended;
    const written = /^\p{Lu}/u.test(text) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
    return mended.slice(0, start) + written + mended.slice(end);
  }, question);
}
