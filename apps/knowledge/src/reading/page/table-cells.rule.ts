import { load } from 'cheerio';

/** Sets spaces between the paragraphs of table cells, which become one line each. */
export function spaceCells(html: string): string {
  if (!/<t[dh][\s>]/iu.test(html)) return html;
  const dom = load(html);
  dom('td,th').find('p,div,li,br').after(' ');
  return dom.html();
}
