import { htmlToMarkdown } from '@rapport/language';
import { load } from 'cheerio';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { firstHeading, markdownSections } from '../section/markdown-sections.rule.js';
import { decodeText } from '../text/decode-text.rule.js';

/** A page as Markdown. */
export function readHtml(bytes: Uint8Array, limits: ReadingLimits): ReadDocument {
  const { text, notes } = decodeText(bytes);
  const { title, markdown } = htmlToMarkdown(text);
  const sections = markdownSections(markdown, limits.characters);
  const language = load(text.slice(0, 4096))('html').attr('lang')?.trim() ?? '';
  return { format: 'html', title: title ?? firstHeading(sections), language: language === '' ? null : language, frontMatter: {}, sections, notes };
}
