import type { Fragment } from './page-layout.types.js';

/** From this gap on, in heights of the font, two words do not belong to one stretch: a gutter or the next cell lies between. */
const WIDE = 1.1;
const NARROW = 0.12;

const wordy = (text: string): boolean => /\S/u.test(text);

/** Fragments in rows: those whose base lines nearly agree. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(fragment.y - first.y) <= 0.4 * Math.min(first.size, fragment.size)) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function join(left: Fragment, right: Fragment): Fragment {
  const spaced = right.x - left.right > NARROW * right.size && !/\s$/u.test(left.text) && !/^\s/u.test(right.text);
  const longer = left.text.length >= right.text.length ? left : right;
  return {
    text: `${left.text}${spaced ? ' ' : ''}${right.text}`,
    x: left.x,
    right: Math.max(left.right, right.right),
    y: longer.y,
    size: longer.size,
    bold: left.bold && right.bold,
  };
}

/**
 * Puts the pieces of text that a page draws together into stretches without wide gaps. What is drawn twice at the same place, as some
 * programs do to make it bold, counts once.
 */
export function mergeFragments(pieces: readonly Fragment[]): Fragment[] {
  return rowsOf(pieces.filter(({ text }) => wordy(text))).flatMap((row) => {
    const merged: Fragment[] = [];
    for (const piece of row) {
      const last = merged.at(-1);
      if (last && last.text.endsWith(piece.text) && Math.abs(last.right - piece.right) < 0.3 * piece.size) continue;
      if (last && piece.x - last.right <= WIDE * Math.max(last.size, piece.size)) merged[merged.length - 1] = join(last, piece);
      else merged.push(piece);
    }
    return merged.map((fragment) => ({ ...fragment, text: fragment.text.trim() }));
  });
}
