/** Lines and characters of one message between services. */
const MOST_LINES = 1_000;
const MOST_CHARACTERS = 1_000_000;

export interface Piece {
  /** Number of its first line in the whole, from 1. */
  readonly firstLine: number;
  readonly lines: string[];
}

/**
 * Cuts JSON lines into pieces of bounded size. Blank lines count, so that a line number is the one that an editor shows.
 *
 * @param text the whole
 * @returns no piece when there is nothing but blanks
 */
export function piecesOf(text: string): Piece[] {
  const lines = text.split(/\r?\n/);
  if (lines.every((line) => line.trim() === '')) return [];
  const pieces: Piece[] = [];
  let size = 0;
  lines.forEach((line, index) => {
    const last = pieces.at(-1);
    if (!last || last.lines.length >= MOST_LINES || size + line.length > MOST_CHARACTERS) {
      pieces.push({ firstLine: index + 1, lines: [line] });
      size = line.length;
      return;
    }
    last.lines.push(line);
    size += line.length;
  });
  return pieces;
}
