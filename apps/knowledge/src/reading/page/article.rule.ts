import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** Both libraries speak of the browser's types, which a server does not have. */
const parse = parseHTML as (html: string) => { readonly document: object };
/** Larger pages are no articles, and finding one in them takes long. */
const MAX_CHARACTERS = 2_000_000;
const MAX_ELEMENTS = 15_000;

/**
 * The article in a page without the rest (menus, advertising, teasers), for pages that do not mark it themselves.
 *
 * @returns its HTML; undefined when the page does not look like an article
 */
export function findArticle(html: string): string | undefined {
  if (html.length > MAX_CHARACTERS) return undefined;
  try {
    const { document } = parse(html);
    if (!isProbablyReaderable(document)) return undefined;
    const article = new Readability(document, { maxElemsToParse: MAX_ELEMENTS, charThreshold: 300 }).parse();
    return article?.content ?? undefined;
  } catch {
    // It refuses what is too large, and does not bear every markup; the whole page is read then.
    return undefined;
  }
}
