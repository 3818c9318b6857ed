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

/** How much a match counts that is not the word itself. */
const NEAR = 0.6;
const ALIKE = 0.6;
const GENERIC_WEIGHT = 0.35;

/**
 * The question's terms, weighted by how rare they are among the texts (Robertson/Sparck Jones idf in the form that is
 * never negative: ln(1 + (N - n + 0.5) / (n + 0.5))).
 *
 * @param question the customer's words
 * @param texts the stems of each text
 * @returns the terms in order
 */
export function questionTerms(question: string, texts: readonly (readonly string[])[]): Term[] {
  const sets = texts.map((stems) => new Set(stems));
  return contentTerms(question).map(({ stem, word }) => {
    const near = new Set(SYNONYMS.get(stem) ?? []);
    const holding = sets.filter((set) => set.has(stem)).length;
    const idf = Math.log(1 + (sets.length - holding + 0.5) / (holding + 0.5));
    return { stem, word, near, idf: idf * (isGeneric(word) ? GENERIC_WEIGHT : 1) };
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

/** Same beginning, or one slip of the pen: `refundable` and `refund`, `cancelation` and `cancellation`. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || /\d/.test(a + b)) return false;
  if (long.startsWith(short)) return short.length >= 5 || long.length - short.length <= 3;
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
