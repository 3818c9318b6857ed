import { parse } from 'yaml';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,50000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;

/**
 * Parts a Markdown document from the YAML block at its head.
 * @param text the document as it was uploaded
 * @returns the block's values ({} when there is none or it is broken) and the text after it
 */
export function frontMatter(text: string): { data: Record<string, unknown>; body: string } {
  const match = FRONT_MATTER.exec(text);
  if (!match) return { data: {}, body: text };
  const body = text.slice(match[0].length);
  try {
    // Few aliases, so that a small file cannot unfold into a large one.
    const data: unknown = parse(match[1] ?? '', { maxAliasCount: 20 });
    return { data: data !== null && typeof data === 'object' && !Array.isArray(data) ? (data as Record<string, unknown>) : {}, body };
  } catch {
    return { data: {}, body };
  }
}

/** Lines of MDX that are code and no text. */
const MDX_CODE = /^(?:import\s[^\n]*from\s[^\n]*|export\s+(?:const|default|function)\s[^\n]*)$/u;

function cleanLine(line: string): string {
  if (MDX_CODE.test(line)) return '';
  return line
    .replace(/<\/?[A-Za-z][\w.-]{0,40}(?:\s[^<>]{0,500})?\/?>/gu, '')
    .replace(/!\[([^\]\n]{0,300})\]\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\)/gu, '$1')
    .replace(/\[([^\]\n]{1,300})\]\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\)/gu, '$1')
    .replace(/\{%[^%\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}/gu, '')
    .trimEnd();
}

/** Setext headings ("Title" over "=====") become ATX headings. */
function atxHeadings(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const last = out.at(-1) ?? '';
    const under = /^(=|-){3,}[ \t]*$/u.exec(line);
    if (under && last.trim() !== '' && !/^\s*(?:[-*+>|#]|\d+[.)])/u.test(last)) out[out.length - 1] = `${under[1] === '=' ? '#' : '##'} ${last.trim()}`;
    else out.push(line);
  }
  return out;
}

/**
 * Markdown as it should be chunked: no front matter, comments, HTML and MDX tags, link targets or pictures; their words stay, and so does
 * the inside of code fences.
 * @param text the document, with or without front matter
 */
export function cleanMarkdown(text: string): string {
  const body = frontMatter(text).body.replace(/\r\n?/gu, '\n').replace(/\u0000/gu, '');
  const visible = body.split('<!--').map((part, index) => (index === 0 ? part : part.slice(part.includes('-->') ? part.indexOf('-->') + 3 : 0))).join('');
  let fenced = false;
  const lines = visible.split('\n').map((line) => {
    const fence = /^ {0,3}(?:```|~~~)/u.test(line);
    if (fence) fenced = !fenced;
    return fenced || fence ? line : cleanLine(line);
  });
  return atxHeadings(lines).join('\n').replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n').trim();
}
