import { load } from 'cheerio';

const TAG = /<(\/?)([a-z][a-z0-9:-]*)[^<>]*>/giu;
/** Elements without an end, and those whose end may be left out: many of them in a row do not lie in each other. */
const FLAT = new Set('area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup rp rt colgroup'.split(' '));

/**
 * How deeply the elements of a page lie in each other, from its tags alone: parsing what is nested very deeply takes time with the
 * square of the depth.
 */
export function markupDepth(html: string): number {
  const open = new Map<string, number>();
  let depth = 0;
  let deepest = 0;
  for (const [tag, slash, name = ''] of html.matchAll(TAG)) {
    const element = name.toLowerCase();
    const count = open.get(element) ?? 0;
    if (FLAT.has(element) || (slash !== '' && count === 0)) continue;
    // In HTML a slash at the end closes nothing, but pages that write it mean it.
    if (slash === '' && tag.endsWith('/>')) continue;
    depth += slash === '' ? 1 : -1;
    open.set(element, count + (slash === '' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The words of a page alone, in order, found without parsing it. */
export function wordsOfMarkup(html: string): string {
  const visible = html
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, ' ')
    .replace(/<(script|style|template|noscript|title)\b[\s\S]*?(?:<\/\1\s*>|$)/giu, ' ')
    .replace(TAG, '\n')
    .replace(/</gu, '&lt;');
  return load(visible).text().replace(/[^\S\n]+/gu, ' ').replace(/\s*\n\s*/gu, '\n').trim();
}
