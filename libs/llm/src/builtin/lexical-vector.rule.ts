import { stem, tokenize } from '@rapport/language';
import { EMBEDDING_WIDTH } from '../embedding/embedding-model.port.js';
import { emptyTextVector } from '../embedding/vector.rule.js';
import { SYNONYM_GROUPS } from './synonym.data.js';
import { saysLittle } from './word.rule.js';

/** Words carry the meaning; their pieces catch slips of the pen and compounds and must not drown them. */
const WORD_WEIGHT = 1;
const STOP_WORD_WEIGHT = 0.1;
/** Words of one meaning meet in a place of their own. */
const GROUP_WEIGHT = 0.4;
const GRAM_WEIGHT = 0.25;
const GRAM_SIZES = [3, 4, 5];

/** FNV-1a over UTF-16 units, with a last mix (murmur3's) because its low bits alone are weak. */
function hash(text: string, from: number, to: number, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A text as a vector of its words and of the pieces of its words: feature hashing with signs (Weinberger et al. 2009), so
 * that what falls together by chance cancels out on average, and weights 1 + ln(tf).
 *
 * @param text any text; one without any sign (blank) becomes the first axis
 * @returns a new vector, `EMBEDDING_WIDTH` wide, of unit length; the same for the same text, always
 */
export function lexicalVector(text: string): Float32Array {
  const words = tokenize(text);
  // A text of signs alone, such as an emoji, is compared by these.
  const counted = count(words.length > 0 ? words : text.split(/\s+/).filter((part) => part !== ''));
  const vector = new Float32Array(EMBEDDING_WIDTH);
  for (const [word, times] of counted) {
    const weight = (saysLittle(word) ? STOP_WORD_WEIGHT : WORD_WEIGHT) * (1 + Math.log(times));
    const root = stem(word);
    add(vector, hash(root, 0, root.length, 1), weight);
    addGrams(vector, `_${word}_`, weight);
    for (const group of SYNONYM_GROUPS.get(root) ?? []) add(vector, hash(group, 0, group.length, 3), weight * GROUP_WEIGHT);
  }
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return emptyTextVector();
  const length = Math.sqrt(square);
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/** The pieces of one word share one weight, however long the word. */
function addGrams(vector: Float32Array, word: string, weight: number): void {
  let total = 0;
  for (const size of GRAM_SIZES) total += Math.max(0, word.length - size + 1);
  if (total === 0) return;
  const each = (weight * GRAM_WEIGHT * 2) / Math.sqrt(total);
  for (const size of GRAM_SIZES) {
    for (let at = 0; at + size <= word.length; at += 1) add(vector, hash(word, at, at + size, 2), each);
  }
}

function add(vector: Float32Array, hashed: number, weight: number): void {
  const at = (hashed >>> 1) % EMBEDDING_WIDTH;
  vector[at] = (vector[at] ?? 0) + ((hashed & 1) === 0 ? weight : -weight);
}

function count(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
