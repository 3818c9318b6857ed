import { rowsOf } from './fragments.rule.js';
import type { Fragment, PageText } from './page-layout.types.js';

/** Running heads and feet stand in this share of the page's height, at the edges. */
const EDGE = 0.12;
/** A line that stands on this share of the pages (left and right pages may differ) is no text of its own. */
const SHARE = 0.4;
/** Numbers that count along with the pages on this share of them are page numbers. */
const NUMBERED_SHARE = 0.25;
const ROMAN = new Map(Object.entries({ i: 1, v: 5, x: 10, l: 50, c: 100 }));
const ONLY_NUMBER = /^[-–—|·\s]*(?:(?:page|seite|s\.|p\.|pág\.?|página|pagina|strona)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|di|sur|van|z)\s*\d{1,4})?[-–—|·\s]*$/iu;

interface Line {
  readonly fragments: readonly Fragment[];
  readonly key: string;
  /** By how much the numbers at its ends differ from the count of the page. */
  readonly offsets: readonly number[];
  readonly onlyNumber: boolean;
}

function numberOf(word: string): number | undefined {
  if (/^\d{1,4}$/u.test(word)) return Number(word);
  if (!/^[ivxlc]{1,7}$/u.test(word)) return undefined;
  const values = [...word].map((sign) => ROMAN.get(sign) ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** The rows at both edges; in their keys numbers count as equal, since they count the pages. */
function edgeLines({ fragments, height, page }: PageText): Line[] {
  const edge = fragments.filter(({ y }) => y < EDGE * height || y > (1 - EDGE) * height);
  return rowsOf(edge).map((row) => {
    const text = row.map((fragment) => fragment.text).join(' ').trim();
    const words = text.split(/[\s|–—-]+|(?<=\d)\/|\/(?=\d)/u).filter((word) => word !== '');
    const ends = [words[0], words.at(-1)].map((word) => numberOf(word ?? '')).filter((number) => number !== undefined);
    return {
      fragments: row,
      key: `${text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ')}@${Math.round((row[0]?.y ?? 0) / 6)}`,
      offsets: [...new Set(ends.map((number) => number - page))],
      onlyNumber: ONLY_NUMBER.test(text),
    };
  });
}

function count<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * Takes the lines that repeat at the edges of pages (running heads, feet, page numbers) out.
 *
 * @returns the pages without them, and how many different lines they were
 */
export function withoutRunningLines(pages: readonly PageText[]): { pages: PageText[]; dropped: number } {
  const lines = pages.map(edgeLines);
  const keys = count(lines.flatMap((page) => [...new Set(page.map(({ key }) => key))]));
  const offsets = count(lines.flatMap((page) => [...new Set(page.flatMap((line) => line.offsets))]));
  const least = pages.length < 3 ? 2 : 3;
  const isPageNumber = (offset: number): boolean => (offsets.get(offset) ?? 0) >= Math.max(least, NUMBERED_SHARE * pages.length);
  const numbered = [...offsets.keys()].some(isPageNumber);
  const runs = (line: Line): boolean =>
    (keys.get(line.key) ?? 0) >= Math.max(least, SHARE * pages.length) || line.offsets.some(isPageNumber) || (numbered && line.onlyNumber);
  const dropped = new Set<string>();
  const kept = pages.map((page, index) => {
    const gone = new Set<Fragment>();
    for (const line of (lines[index] ?? []).filter(runs)) {
      dropped.add(line.key);
      line.fragments.forEach((fragment) => gone.add(fragment));
    }
    return gone.size === 0 ? page : { ...page, fragments: page.fragments.filter((fragment) => !gone.has(fragment)) };
  });
  return { pages: kept, dropped: dropped.size };
}
