import { rowsOf } from './fragments.rule.js';
import type { Fragment } from './page-layout.types.js';

/** Fragments that are read row by row, apart from those beside them. */
interface Region {
  readonly fragments: readonly Fragment[];
  /** A column: what comes above or below it is a region of its own. */
  readonly column: boolean;
}

/** So many rows are no page that a person reads; they are taken in rows. */
const MAX_ROWS = 600;
const MIN_LINES = 3;
/** Characters of a usual line in a column of prose; cells of tables are shorter. */
const PROSE = 18;

const top = ({ y, size }: Fragment): number => y - 0.8 * size;
const bottom = ({ y, size }: Fragment): number => y + 0.25 * size;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The free stripes between intervals. */
function gaps(intervals: readonly (readonly [from: number, to: number])[]): { at: number; width: number }[] {
  const found: { at: number; width: number }[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    if (from > reached) found.push({ at: (from + reached) / 2, width: from - reached });
    reached = reached === Number.POSITIVE_INFINITY ? to : Math.max(reached, to);
  }
  return found.sort((a, b) => b.width - a.width);
}

/** Two stripes side by side are columns when both hold prose, or when their lines do not stand on common base lines as rows do. */
function areColumns(left: readonly Fragment[], right: readonly Fragment[]): boolean {
  if (left.length < MIN_LINES || right.length < MIN_LINES) return false;
  const span = (side: readonly Fragment[]): [number, number] => [Math.min(...side.map(top)), Math.max(...side.map(bottom))];
  const [leftTop, leftEnd] = span(left);
  const [rightTop, rightEnd] = span(right);
  if (Math.min(leftEnd, rightEnd) - Math.max(leftTop, rightTop) < 0.4 * Math.min(leftEnd - leftTop, rightEnd - rightTop)) return false;
  if ([left, right].every((side) => median(side.map(({ text }) => text.length)) >= PROSE)) return true;
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const level = few.filter(({ y, size }) => many.some((other) => Math.abs(other.y - y) < 0.15 * size)).length;
  return level < 0.4 * few.length;
}

function columns(fragments: readonly Fragment[]): [Fragment[], Fragment[]] | undefined {
  const width = 0.8 * median(fragments.map(({ size }) => size));
  for (const gap of gaps(fragments.map(({ x, right }) => [x, right]))) {
    if (gap.width < width) return undefined;
    const left = fragments.filter(({ x }) => x < gap.at);
    const right = fragments.filter(({ x }) => x >= gap.at);
    if (areColumns(left, right)) return [left, right];
  }
  return undefined;
}

function concat(above: Region[], below: Region[]): Region[] {
  const last = above.at(-1);
  const first = below[0];
  if (!last || !first || last.column || first.column) return [...above, ...below];
  return [...above.slice(0, -1), { fragments: [...last.fragments, ...first.fragments], column: false }, ...below.slice(1)];
}

function regions(fragments: readonly Fragment[]): Region[] {
  const rows = rowsOf(fragments);
  if (rows.length > MAX_ROWS || rows.every((row) => row.length === 1)) return [{ fragments, column: false }];
  const sides = columns(fragments);
  if (sides) return sides.flatMap((side) => regions(side)).map((region) => ({ ...region, column: true }));
  const gap = gaps(fragments.map((fragment) => [top(fragment), bottom(fragment)]))[0];
  if (!gap) return [{ fragments, column: false }];
  return concat(regions(fragments.filter(({ y }) => y < gap.at)), regions(fragments.filter(({ y }) => y >= gap.at)));
}

/**
 * The order in which a page is read: columns from left to right, each from top to bottom; what spans them before and after. It is found
 * by cutting the page at free stripes, upright ones first.
 *
 * @returns groups of fragments; within a group rows are read from left to right
 */
export function readingOrder(fragments: readonly Fragment[]): (readonly Fragment[])[] {
  return regions(fragments).map((region) => region.fragments).filter((group) => group.length > 0);
}
