import { load } from 'cheerio';

type Dom = ReturnType<typeof load>;
type Nodes = ReturnType<Dom>;

const NOT_TEXT = 'script,style,noscript,template,svg,canvas,iframe,object,nav,button,select,textarea,[hidden],[aria-hidden="true"],head > *:not(title)';
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'figure', 'figcaption', 'blockquote', 'address', 'dl', 'dt', 'dd', 'details', 'summary', 'body', 'html', 'fieldset', 'form', 'center']);
const MAX_DEPTH = 200;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

class Writer {
  private out = '';

  constructor(private readonly dom: Dom) {}

  get text(): string {
    return this.out.split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/gu, '\n\n').trim();
  }

  children(node: Nodes, depth: number): void {
    if (depth > MAX_DEPTH) return;
    node.contents().each((_, child) => {
      const kind: string = child.type;
      if (kind === 'text' && 'data' in child) this.inline(child.data);
      else if (kind === 'tag' && 'name' in child) this.element(this.dom(child), child.name, depth + 1);
    });
  }

  private element(node: Nodes, tag: string, depth: number): void {
    const heading = /^h([1-6])$/u.exec(tag);
    if (heading) this.block(`${'#'.repeat(Number(heading[1]))} ${oneLine(node.text())}`);
    else if (tag === 'br') this.out += '\n';
    else if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.list(node, tag === 'ol', depth);
    else if (tag === 'table') this.table(node);
    else if (tag === 'pre') this.block(`\`\`\`\n${node.text().trimEnd()}\n\`\`\``);
    else if (tag === 'img') this.inline(node.attr('alt') ?? '');
    else if (tag === 'title') return;
    else if (BLOCKS.has(tag)) {
      this.out += '\n\n';
      this.children(node, depth);
      this.out += '\n\n';
    } else this.children(node, depth);
  }

  private list(node: Nodes, ordered: boolean, depth: number): void {
    this.out += '\n\n';
    node.children('li').each((index, item) => {
      const inner = new Writer(this.dom);
      inner.children(this.dom(item), depth + 1);
      const body = inner.text.replace(/\n\n+/gu, '\n').replace(/\n/gu, '\n  ');
      if (body !== '') this.out += `${ordered ? `${index + 1}.` : '-'} ${body}\n`;
    });
    this.out += '\n';
  }

  private table(node: Nodes): void {
    const rows = node.find('tr').toArray().map((row) =>
      this.dom(row).children('th,td').toArray().map((cell) => oneLine(this.dom(cell).text()).replace(/\|/gu, '\\|')));
    const [head, ...body] = rows.filter((cells) => cells.some((cell) => cell !== ''));
    if (!head) return;
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    this.block([line(head), line(head.map(() => '---')), ...body.map(line)].join('\n'));
  }

  private block(text: string): void {
    this.out += `\n\n${text}\n\n`;
  }

  private inline(text: string): void {
    const folded = text.replace(/\s+/gu, ' ');
    this.out += /(?:^|\s)$/u.test(this.out.slice(-1)) ? folded.trimStart() : folded;
  }
}

/**
 * The readable part of a page as Markdown: headings, lists, tables (as rows) and the words of links. Scripts, styles, navigation, forms
 * and hidden parts are dropped. The `<main>` or only `<article>` is taken alone when the page has one.
 * @param html a page or a piece of one, broken markup allowed
 */
export function htmlToMarkdown(html: string): { title?: string; markdown: string } {
  const dom = load(html);
  const title = oneLine(dom('title').first().text());
  dom(NOT_TEXT).remove();
  const main = dom('main');
  const article = dom('article');
  const root = main.length === 1 ? main : article.length === 1 ? article : dom('body');
  const writer = new Writer(dom);
  writer.children(root, 0);
  return title === '' ? { markdown: writer.text } : { title, markdown: writer.text };
}
