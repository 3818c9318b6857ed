import { contentTokens, stem, tokenize } from '@rapport/language';
import { wellFormed } from './well-formed.rule.js';

/** A title says what the whole text is about: its words count twice (measured with `bench rag`). */
const TITLE_WEIGHT = 2;
/**
 * Which way of making terms this is. Who changes the terms of any text, by another stemmer for example, raises it: chunks that were made another way
 * are then made anew in the background.
 */
export const WORDS_VERSION = 2;
/** Longer "words" are keys, paths or a script without spaces. They are cut alike in texts and questions. */
const LONGEST_TERM = 60;
/** Up to so many terms are looked for one by one. */
const FEW = 20;

/** The searchable words of a chunk. */
export interface Lexemes {
  /** As Postgres reads a `tsvector`: `'deposit':3,17 'refund':5`. */
  readonly tsvector: string;
  /** How many words, the title's counted by their weight. */
  readonly count: number;
  /** How often each word counts. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/**
 * The words by which a text is found: stems without stop words. A text of stop words alone keeps them.
 *
 * @param text any text
 * @returns terms in order, repeated as often as they stand there; without quotes, backslashes, spaces or NUL
 */
export function termsOf(text: string): string[] {
  const content = contentTokens(text);
  const terms = content.length > 0 ? content : tokenize(text).map(stem);
  return terms.map((term) => wellFormed(term.slice(0, LONGEST_TERM))).filter((term) => term !== '');
}

/** A term as one lexeme inside a `tsvector` or `tsquery`, whatever it holds. */
export function quoteTerm(term: string): string {
  return `'${term.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/**
 * The lexemes of a chunk. They are made here and not by Postgres's `english`, so that question and text are cut by the same rule, and so
 * that stored rows don't change their meaning with the server's dictionaries.
 */
export function lexemesOf(chunk: { readonly title: string; readonly headings: readonly string[]; readonly text: string }): Lexemes {
  const title = termsOf(chunk.title);
  const terms = [...termsOf(chunk.text), ...chunk.headings.flatMap(termsOf), ...Array.from({ length: TITLE_WEIGHT }, () => title).flat()];
  const places = new Map<string, number[]>();
  terms.forEach((term, index) => {
    const list = places.get(term) ?? [];
    list.push(index + 1);
    places.set(term, list);
  });
  return {
    tsvector: [...places].map(([term, at]) => `${quoteTerm(term)}:${at.join(',')}`).join(' '),
    count: terms.length,
    frequencies: new Map([...places].map(([term, at]) => [term, at.length])),
  };
}

/** One lexeme of a `tsvector` as Postgres writes it, with its places. */
const LEXEME = /'((?:[^']|'')*)':([\d,ABCD]+)/gu;

/**
 * Where terms stand in a stored `tsvector`: their numbers among the words of the chunk, stop words left out.
 *
 * @param tsvector as Postgres writes it
 * @param terms terms of {@link termsOf}
 * @returns for each term its places in order, none where it does not stand there
 */
export function placesIn(tsvector: string, terms: readonly string[]): number[][] {
  if (terms.length > FEW) return placesOfMany(tsvector, terms);
  return terms.map((term) => {
    const key = `${quoteTerm(term)}:`;
    const at = tsvector.startsWith(key) ? 0 : tsvector.indexOf(` ${key}`) + 1;
    if (at === 0 && !tsvector.startsWith(key)) return [];
    const end = tsvector.indexOf(' ', at);
    return numbers(tsvector.slice(at + key.length, end === -1 ? undefined : end));
  });
}

const numbers = (places: string): number[] => places.split(',').map((place) => Number.parseInt(place, 10));

/** Reads the vector once; `placesIn` searches it for each term, which is faster for a few. */
function placesOfMany(tsvector: string, terms: readonly string[]): number[][] {
  const wanted = new Map(terms.map((term, at) => [quoteTerm(term).slice(1, -1), at]));
  const found: number[][] = terms.map(() => []);
  for (const [, lexeme = '', places = ''] of tsvector.matchAll(LEXEME)) {
    const at = wanted.get(lexeme);
    if (at !== undefined) found[at] = numbers(places);
  }
  return found;
}
