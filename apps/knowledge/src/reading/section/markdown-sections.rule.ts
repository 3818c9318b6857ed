import { sectionsOf } from '@rapport/language';
import { Unreadable } from '../reading.errors.js';
import type { ReadSection } from '../reading.types.js';

/**
 * @param markdown cleaned Markdown
 * @param limit most characters
 * @returns its sections in order, each beginning with its headings
 */
export function markdownSections(markdown: string, limit: number): ReadSection[] {
  if (markdown.length > limit) throw new Unreadable(`The file holds more than ${limit} characters of text. Split it into smaller files.`);
  return sectionsOf(markdown)
    .map(({ headings, start, end }) => ({ headings, page: null, text: markdown.slice(start, end).trim() }))
    .filter(({ text }) => text !== '');
}

/** The heading that a document begins with, which serves as its title. */
export function firstHeading(sections: readonly ReadSection[]): string | null {
  const line = /^#{1,6}[ \t]+([^\n]+)/u.exec(sections[0]?.text ?? '')?.[1] ?? '';
  return line.replace(/[ \t]#+[ \t]*$/u, '').replace(/[*_`]/gu, '').trim() || null;
}
