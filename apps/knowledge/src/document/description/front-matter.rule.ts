import { wellFormed } from '../../chunk/well-formed.rule.js';
import type { Given } from '../document-version.entity.js';

/** Category that stands for "none was chosen". */
const DEFAULT_CATEGORY = 'general';

const line = (value: unknown, limit: number): string | undefined => {
  const text = typeof value === 'string' ? value.replace(/[\p{Cc}\s]+/gu, ' ').trim() : '';
  return text === '' ? undefined : wellFormed(text.slice(0, limit));
};

function tagsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.map((tag) => line(tag, 60)).filter((tag) => tag !== undefined);
}

/**
 * Title, category and tags of a document: the front matter's title counts, its category fills a gap, its tags come on top. Where nobody gave a
 * title, as for a page of the web, it is the document's own.
 *
 * @param given what was said when it was sent
 * @param data the values of the front matter, trusted in nothing
 * @param own the document's own title, then its address, in the order in which they count
 */
export function describe(given: Given, data: Readonly<Record<string, unknown>>, own: readonly (string | null)[] = []): { title: string; category: string; tags: string[] } {
  const category = given.category === DEFAULT_CATEGORY ? line(data['category'], 60) : undefined;
  const titles = [data['title'], given.title, ...own].map((value) => line(value, 300));
  return {
    title: titles.find((title) => title !== undefined) ?? 'Untitled',
    category: category ?? given.category,
    tags: [...new Set([...given.tags, ...tagsOf(data['tags'])])].slice(0, 20),
  };
}
