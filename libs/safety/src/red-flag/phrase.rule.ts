import type { SpokenWord } from './spoken-word.rule.js';

interface Element {
  words: ReadonlySet<string>;
  optional: boolean;
  /** Up to this many other words may stand before it. */
  gap: number;
}

export interface Phrase<T> {
  elements: readonly Element[];
  value: T;
}

const GAP = 3;
const ANY_NUMBER = '#';

interface Piece {
  body: string;
  optional: boolean;
  gap: number;
}

/** Pieces between spaces; spaces inside brackets do not count. */
function piecesOf(notation: string): Piece[] {
  const pieces: Piece[] = [];
  let gap = 0;
  for (const piece of notation.match(/\([^)]*\)\??|\S+/gu) ?? []) {
    if (piece === '~') gap = GAP;
    else {
      pieces.push({ body: piece.replace(/\?$/u, ''), optional: piece.endsWith('?'), gap });
      gap = 0;
    }
  }
  return pieces;
}

const element = (words: readonly string[], gap: number, optional = false): Element => ({ words: new Set(words), optional, gap });

/** The rows of elements that a piece may stand for: its single words together, each of its longer alternatives by itself. */
function readings({ body, optional, gap }: Piece, lists: Readonly<Record<string, string>>): Element[][] | undefined {
  if (body.startsWith('<')) {
    const words = lists[body.slice(1, -1)]?.split(' ');
    return words && [[element(words, gap, optional)]];
  }
  const alternatives = body.startsWith('(') ? body.slice(1, -1).split('|') : [body];
  const single = alternatives.filter((alternative) => !alternative.includes(' '));
  const longer = alternatives.filter((alternative) => alternative.includes(' '));
  return [
    ...(single.length > 0 ? [[element(single, gap, optional)]] : optional ? [[]] : []),
    ...longer.map((alternative) => alternative.split(' ').map((word, at) => element([word], at === 0 ? gap : 0))),
  ];
}

/**
 * Reads the notation of the phrase lists: words with spaces between; `(a|b c)` one of these; `<name>` a list of words by name; `?` behind a
 * piece makes it optional; `~` stands for up to three other words and
 * `#` for a number. The first piece is never optional.
 * @param notation one phrase
 * @param lists the word lists that may be named
 * @returns the phrases that it stands for
 * @throws Error when a list does not exist or the first piece is optional: a mistake in the data
 */
export function parsePhrase<T>(notation: string, lists: Readonly<Record<string, string>>, value: T): Phrase<T>[] {
  let rows: Element[][] = [[]];
  for (const [at, piece] of piecesOf(notation).entries()) {
    const ways = readings(piece, lists);
    if (!ways || (piece.optional && at === 0)) throw new Error(`The phrase "${notation}" cannot be read at "${piece.body}"`);
    rows = rows.flatMap((row) => ways.map((way) => [...row, ...way]));
  }
  return rows.map((elements) => ({ elements, value }));
}

/** Index of the last word of the phrase, or -1. Words that a gap passed over are added to `skipped`. */
function endOf(elements: readonly Element[], at: number, words: readonly SpokenWord[], position: number, skipped: string[]): number {
  const wanted = elements[at];
  if (!wanted) return position - 1;
  const before = skipped.length;
  for (let skip = 0; skip <= wanted.gap; skip += 1) {
    const word = words[position + skip];
    if (!word) break;
    if (wanted.words.has(word.word) || (wanted.words.has(ANY_NUMBER) && /^\d+$/u.test(word.word))) {
      const end = endOf(elements, at + 1, words, position + skip + 1, skipped);
      if (end !== -1) return end;
    }
    skipped.push(word.word);
  }
  skipped.length = before;
  return wanted.optional ? endOf(elements, at + 1, words, position, skipped) : -1;
}

export interface PhraseMatch<T> {
  value: T;
  /** Indexes of the first and last word. */
  first: number;
  last: number;
  /** Words between them that are no part of the phrase. */
  skipped: readonly string[];
}

/** Phrases by their first word, so that a text is read once however many phrases there are. */
export class PhraseFinder<T> {
  private readonly byFirstWord = new Map<string, Phrase<T>[]>();

  constructor(phrases: readonly Phrase<T>[]) {
    for (const phrase of phrases) {
      for (const word of phrase.elements[0]?.words ?? []) this.byFirstWord.set(word, [...(this.byFirstWord.get(word) ?? []), phrase]);
    }
  }

  /**
   * @param words the words of a text
   * @returns every place where a phrase stands, overlapping ones too
   */
  find(words: readonly SpokenWord[]): PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    words.forEach(({ word }, first) => {
      for (const phrase of this.byFirstWord.get(word) ?? []) {
        const skipped: string[] = [];
        const last = endOf(phrase.elements, 0, words, first, skipped);
        if (last !== -1) matches.push({ value: phrase.value, first, last, skipped });
      }
    });
    return matches;
  }
}
