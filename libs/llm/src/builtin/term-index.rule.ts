import { stem } from '@rapport/language';
import { impliedWord, saysKind, type QuestionKind } from './question/question-kind.rule.js';
import { withoutAmounts } from './quantity.rule.js';
import { SYNONYMS } from './synonym.data.js';
import { contentTerms, isGeneric, stemsOf } from './word.rule.js';

/** A term of the question with the weight of its rarity. */
export interface Term {
  stem: string;
  word: string;
  /** Stems that mean nearly the same. */
  near: ReadonlySet<string>;
  idf: number;
}

/** How much a match counts that is not the word itself, but one of the same meaning. */
export const NEAR = 0.6;
/** A form of the word, or a slip of the pen. */
const ALIKE = 0.7;
const GENERIC_WEIGHT = 0.35;
/** "Cost" says what kind of answer is wanted; what it is about, say the other words. */
const KIND_WEIGHT = 0.3;

/**
 * The question's terms, weighted by the root of their rarity among the texts (Robertson/Sparck Jones idf in the form that
 * is never negative: ln(1 + (N - n + 0.5) / (n + 0.5))). The root, because what was retrieved for a question is full of its very subject: rarity
 * alone would make that the least of its words.
 *
 * @param question the customer's words
 * @param texts the stems of each text
 * @param kind what is asked for
 * @returns the terms in order; amounts are none, they are compared as such
 */
export function questionTerms(question: string, texts: readonly (readonly string[])[], kind: QuestionKind): Term[] {
  const sets = texts.map((stems) => new Set(stems));
  const said = contentTerms(withoutAmounts(question));
  const implied = impliedWord(kind, said.map(({ word }) => word));
  const all = implied === null || said.length === 0 ? said : [...said, { stem: stem(implied), word: implied }];
  return all.map(({ stem: root, word }) => {
    const near = new Set(SYNONYMS.get(root) ?? []);
    const holding = sets.filter((set) => set.has(root)).length;
    const idf = Math.log(1 + (sets.length - holding + 0.5) / (holding + 0.5));
    const weight = isGeneric(word) ? GENERIC_WEIGHT : saysKind(kind, word) ? KIND_WEIGHT : 1;
    return { stem: root, word, near, idf: Math.sqrt(idf) * weight };
  });
}

/** The stems of a text, ready to be asked for terms. */
export class StemSet {
  readonly stems: readonly string[];
  private readonly set: ReadonlySet<string>;
  private readonly cache = new Map<string, number>();

  constructor(text: string) {
    this.stems = stemsOf(text);
    this.set = new Set(this.stems);
  }

  /**
   * @param term a term of the question
   * @returns 1 for the word itself, less for a word of the same meaning or nearly the same letters, 0 for none
   */
  match(term: Term): number {
    if (this.set.has(term.stem)) return 1;
    const known = this.cache.get(term.stem);
    if (known !== undefined) return known;
    let found = 0;
    for (const stem of this.set) {
      if (term.near.has(stem)) found = Math.max(found, NEAR);
      else if (alike(stem, term.stem)) found = Math.max(found, ALIKE);
    }
    this.cache.set(term.stem, found);
    return found;
  }
}

/** What makes another word of the same family: not `break` and `breakfast`. */
const ENDING = /^(?:[aeiy]?s?|er?s?|or|ar|al|ally|i?ty|iti|ful|less|i?ness|e?d|i?ed|ing|ion|ation|ment|ance|ence|anc|enc|ant|ent|abl|ibl|abilit[iy]|iv|ist|ship|hood|days?|u?ous|ic|ical|en)$/;

/** Same beginning, or one slip of the pen: `refundable` and `refund`, `cancelation` and `cancellation`. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || /\d/.test(a + b)) return false;
  if (long.startsWith(short)) return ENDING.test(long.slice(short.length));
  return short.length >= 6 && oneEdit(short, long);
}

function oneEdit(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length === long.length) {
    const swapped = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
    return swapped || short.slice(at + 1) === long.slice(at + 1);
  }
  return short.slice(at) === long.slice(at + 1);
}
