import { wellFormed } from '../chunk/well-formed.rule.js';
import type { Given } from './document-version.entity.js';

/** Category that stands for "none was chosen". */
const DEFAULT_CATEGORY = 'general';

const line = (value: unknown, limit: number): string | undefined => {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : wellFormed(text.slice(0, limit));
};

function tagsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.map((tag) => line(tag, 60)).filter((tag) => tag !== undefined);
}

/**
 * Title, category and tags of a document: the front matter's title counts, its category fills a gap, its tags come on top.
 *
 * @param given what was said at the upload
 * @param data the values of the front matter, trusted in nothing
 */
export function describe(given: Given, data: Readonly<Record<string, unknown>>): { title: string; category: string; tags: string[] } {
  const category = given.category === DEFAULT_CATEGORY ? line(data['category'], 60) : undefined;
  return {
    title: line(data['title'], 300) ?? given.title,
    category: category ?? given.category,
    tags: [...new Set([...given.tags, ...tagsOf(data['tags'])])].slice(0, 20),
  };
}
