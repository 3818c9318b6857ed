import { splitSentences } from '../sentence/split-sentences.rule.js';
import { sectionsOf } from './markdown-section.rule.js';

export interface ChunkOptions {
  /** Longest chunk in characters, default 1000. */
  size?: number;
  /** At most this many characters at the end of a chunk are repeated at the start of the next, default 200. */
  overlap?: number;
}

export interface MarkdownChunk {
  text: string;
  /** The headings above it, outermost first, as plain text. */
  headings: string[];
  /** Offsets into the given text: `text.slice(start, end)` is the chunk. */
  start: number;
  end: number;
}

interface Range {
  start: number;
  end: number;
}

type Split = (text: string, range: Range, size: number) => Range[];

const byPattern = (pattern: RegExp): Split => (text, { start, end }) => {
  const pieces: Range[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(pattern)) {
    if (start + match.index > from) pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
};

const bySentence: Split = (text, { start, end }) =>
  splitSentences(text.slice(start, end)).map((sentence) => ({ start: start + sentence.start, end: start + sentence.end }));

/** Between the two halves of a surrogate pair nothing is cut. */
const byLength: Split = (text, { start, end }, size) => {
  const pieces: Range[] = [];
  for (let from = start; from < end; ) {
    let to = Math.min(end, from + size);
    if (to < end && to - from > 1 && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to -= 1;
    pieces.push({ start: from, end: to });
    from = to;
  }
  return pieces;
};

const SPLITS: readonly Split[] = [byPattern(/\n[ \t]*\n\s*/gu), byPattern(/\n\s*/gu), bySentence, byPattern(/\s+/gu), byLength];

/** Pieces of at most `size`, cut at the coarsest separator that does. */
function atoms(text: string, range: Range, size: number, level = 0): Range[] {
  const split = SPLITS[level];
  if (range.end - range.start <= size || !split) return [range];
  return split(text, range, size).flatMap((piece) => atoms(text, piece, size, level + 1));
}

/** Where the next chunk begins so that it repeats a little: at a sentence if one begins in the window, else at a word. */
function overlapStart(text: string, last: Range, from: number, next: number): number {
  if (from >= last.end || from <= last.start) return next;
  const window = text.slice(from, last.end);
  const sentence = /[.!?]\s+(?=\S)/u.exec(window);
  if (sentence) return from + sentence.index + sentence[0].length;
  const word = /\s+(?=\S)/u.exec(window);
  return word ? from + word.index + word[0].length : next;
}

function merge(text: string, pieces: readonly Range[], size: number, overlap: number): Range[] {
  const chunks: Range[] = [];
  let open: Range | undefined;
  for (const piece of pieces) {
    if (open && piece.end - open.start <= size) open = { start: open.start, end: piece.end };
    else {
      if (open) chunks.push(open);
      const earliest: number = open ? Math.max(open.end - overlap, piece.end - size) : 0;
      open = { start: open ? overlapStart(text, open, earliest, piece.start) : piece.start, end: piece.end };
    }
  }
  if (open) chunks.push(open);
  return chunks;
}

function trim(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/**
 * Cuts Markdown into chunks for retrieval: at headings, then at the coarsest of paragraph, line, sentence, word that keeps a chunk within
 * `size`. Each chunk belongs to one section and keeps the path of its headings; headings without a text of their own go with the next.
 * @param text cleaned Markdown (see `cleanMarkdown`) or plain text
 * @param options sizes in characters; `overlap` is held below `size`
 * @returns chunks in order that together hold every character but white space between them
 * @throws RangeError when `size` is below 1 or `overlap` below 0
 */
export function chunkMarkdown(text: string, options: ChunkOptions = {}): MarkdownChunk[] {
  const { size = 1000, overlap = 200 } = options;
  if (!(size >= 1) || !(overlap >= 0)) throw new RangeError('size must be at least 1 and overlap at least 0');
  const repeat = Math.min(overlap, size - 1);
  return sectionsOf(text).flatMap((section) =>
    merge(text, atoms(text, trim(text, section), size), size, repeat)
      .map((chunk) => trim(text, chunk))
      .filter((chunk) => chunk.end > chunk.start)
      .map(({ start, end }) => ({ text: text.slice(start, end), headings: section.headings, start, end })),
  );
}
