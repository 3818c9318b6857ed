import { htmlToMarkdown } from '@rapport/language';
import { type CheerioAPI, load } from 'cheerio';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { firstHeading, markdownSections } from '../section/markdown-sections.rule.js';
import { decodeText } from '../text/decode-text.rule.js';
import { findArticle } from './article.rule.js';
import { markupDepth, wordsOfMarkup } from './markup-depth.rule.js';
import { spaceCells } from './table-cells.rule.js';

type Dom = CheerioAPI;

/** An article counts when it holds at least this share of the page's words: what holds less has lost tables or questions of an FAQ. */
const MOST = 0.6;
/** Title and language stand at the head of a page. */
const HEAD = 2048;

function named(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^<>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/iu.exec(head)?.[1] ?? /^<\?xml[^<>]{0,100}encoding=["']([\w-]{2,30})/u.exec(head)?.[1];
}

const marksItself = (dom: Dom): boolean => dom('main').length === 1 || dom('article').length === 1;
const count = (markdown: string): number => markdown.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

function markdownOf(html: string, dom: Dom): string {
  const { markdown } = htmlToMarkdown(spaceCells(html));
  const article = marksItself(dom) ? undefined : findArticle(html);
  if (article === undefined) return markdown;
  const found = htmlToMarkdown(spaceCells(article)).markdown;
  if (count(found) < MOST * count(markdown)) return markdown;
  const title = dom('h1').first().text().replace(/\s+/gu, ' ').trim();
  return title === '' || found.includes(`# ${title}`) ? found : `# ${title}\n\n${found}`;
}

/** A page: its article where one is found, else all of it but scripts, styles, menus and forms. */
export function readHtml(bytes: Uint8Array, limits: ReadingLimits): ReadDocument {
  const { text, notes } = decodeText(bytes, named(bytes));
  const deep = markupDepth(text) > limits.nesting;
  const dom = load(deep ? text.slice(0, HEAD) : text);
  const sections = markdownSections(deep ? wordsOfMarkup(text) : markdownOf(text, dom), limits.characters);
  const language = dom('html').attr('lang')?.trim() ?? '';
  const title = dom('title').first().text().replace(/\s+/gu, ' ').trim();
  return {
    format: 'html',
    title: title === '' ? firstHeading(sections) : title,
    language: language === '' ? null : language,
    frontMatter: {},
    sections,
    notes: deep ? [...notes, 'The page nests its elements too deeply; only its words were read, without headings and tables.'] : notes,
  };
}
