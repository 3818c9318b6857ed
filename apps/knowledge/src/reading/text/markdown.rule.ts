import { cleanMarkdown, frontMatter } from '@rapport/language';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { firstHeading, markdownSections } from '../section/markdown-sections.rule.js';
import { decodeText } from './decode-text.rule.js';

const line = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

/** Markdown and MDX: front matter apart, tags and link targets gone, the inside of code fences kept. */
export function readMarkdown(bytes: Uint8Array, limits: ReadingLimits): ReadDocument {
  const { text, notes } = decodeText(bytes);
  const { data, body } = frontMatter(text);
  const sections = markdownSections(cleanMarkdown(body), limits.characters);
  return { format: 'markdown', title: line(data['title']) ?? firstHeading(sections), language: line(data['lang']) ?? line(data['language']), frontMatter: data, sections, notes };
}

/** Plain text keeps its signs: what looks like a tag there is text. */
export function readPlainText(bytes: Uint8Array, limits: ReadingLimits): ReadDocument {
  const { text, notes } = decodeText(bytes);
  const { data, body } = frontMatter(text);
  const sections = markdownSections(body.replace(/\r\n?/gu, '\n').trim(), limits.characters);
  return { format: 'text', title: line(data['title']), language: null, frontMatter: data, sections, notes };
}
