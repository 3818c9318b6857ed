import { htmlToMarkdown } from '@rapport/language';
import { type CheerioAPI, load } from 'cheerio';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { firstHeading, markdownSections } from '../section/markdown-sections.rule.js';
import { decodeText } from '../text/decode-text.rule.js';
import { findArticle } from './article.rule.js';
import { spaceCells } from './table-cells.rule.js';

type Dom = CheerioAPI;
type Child = ReturnType<ReturnType<Dom>['contents']>[number];

/** An article counts when it holds at least this share of the page's words: what holds less has lost tables or questions of an FAQ. */
const MOST = 0.6;

function named(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^<>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/iu.exec(head)?.[1] ?? /^<\?xml[^<>]{0,100}encoding=["']([\w-]{2,30})/u.exec(head)?.[1];
}

/** Walks without recursion, since recursion is what deep markup breaks. */
function depthOf(dom: Dom): number {
  let deepest = 0;
  const open: [node: Child, depth: number][] = dom.root().contents().toArray().map((node) => [node, 1]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if ('children' in node) for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}

/** The words alone, in order, without those of scripts and styles. */
function wordsOf(dom: Dom): string {
  const words: string[] = [];
  const open: Child[] = dom.root().contents().toArray().reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    const kind: string = node.type;
    if (kind === 'text' && 'data' in node) words.push(node.data);
    else if (kind === 'tag' && 'children' in node) open.push(...[...node.children].reverse());
  }
  return words.join(' ').replace(/[^\S\n]+/gu, ' ').replace(/\s*\n\s*/gu, '\n').trim();
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
  const dom = load(text);
  const deep = depthOf(dom) > limits.nesting;
  const sections = markdownSections(deep ? wordsOf(dom) : markdownOf(text, dom), limits.characters);
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
