/** Marks that mean nothing to a reader of plain text. */
const INLINE: readonly [RegExp, string][] = [
  [/!\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/\[([^\]]+)\]\((?:mailto:|tel:)[^)]*\)/g, '$1'],
  [/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, '$1'],
  [/<(https?:[^>]+)>/g, '$1'],
  [/<\/?[a-zA-Z][^>]*>/g, ' '],
  [/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2'],
  [/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1'],
  [/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1'],
  [/`+([^`]+)`+/g, '$1'],
  [/\\([\\`*_{}[\]()#+.!|-])/g, '$1'],
  [/\s+/g, ' '],
];

/**
 * One line of Markdown as a reader sees it.
 *
 * @param line a line, or several that belong together
 * @returns plain text on one line
 */
export function plainText(line: string): string {
  return INLINE.reduce((text, [pattern, to]) => text.replace(pattern, to), line).trim();
}

/** A piece of a Markdown document. Lines are raw, without their marks. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[]; ordered: boolean }
  | { kind: 'table'; header: string[]; rows: string[][] };

type List = Extract<Block, { kind: 'list' }>;

const BULLET = /^\s*(?:[-*+•–]|(\d{1,2})[.)])\s+(.*)$/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/;
const BOLD_LINE = /^\s*\*\*([^*]{2,80})\*\*:?\s*$/;
/** Rules, fences of code and kramdown's attributes. */
const SILENT = /^\s*(?:(?:[-*_]\s*){3,}|```.*|~~~.*|\{:.*\})$/;
const TABLE_RULE = /^:?-+:?$/;

/**
 * Cuts Markdown (or plain text, which is the simple case of it) into blocks. Made for pieces of documents: a table
 * without its head, or a list that begins in the middle, is read as far as it goes.
 *
 * @param markdown the text
 * @returns the blocks in order
 */
export function markdownBlocks(markdown: string): Block[] {
  const reader = new BlockReader();
  for (const line of markdown.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\r?\n/)) reader.read(line);
  return reader.finish();
}

class BlockReader {
  private readonly blocks: Block[] = [];
  private paragraph: string[] = [];
  /** The list that goes on when the next item comes: indented text between its items does not end it. */
  private open: List | null = null;
  /** The list whose last item the line before belongs to: an indented line goes on with it. */
  private wrapping: List | null = null;

  read(line: string): void {
    const heading = HEADING.exec(line) ?? BOLD_LINE.exec(line);
    const bullet = BULLET.exec(line);
    const indented = /^(?: {2,}|\t)\S/.test(line);
    if (line.trim() === '' || SILENT.test(line)) this.flush();
    else if (heading !== null) this.add({ kind: 'heading', text: plainText(heading[1] ?? '') });
    else if (/^\s*\|.*\|/.test(line)) {
      this.flush();
      this.open = null;
      addRow(this.blocks, line);
    } else if (bullet !== null) {
      this.wrapping = this.readItem(bullet[2] ?? '', bullet[1] !== undefined, indented);
      return;
    } else if (indented && this.wrapping !== null) {
      this.wrapping.items.push(`${this.wrapping.items.pop() ?? ''} ${line.trim()}`);
      return;
    } else {
      if (!indented) this.open = null;
      this.paragraph.push(line.replace(/^\s*>\s?/, '').trim());
    }
    this.wrapping = null;
  }

  finish(): Block[] {
    this.flush();
    return this.blocks;
  }

  private readItem(item: string, ordered: boolean, indented: boolean): List {
    this.flush();
    const last = this.blocks.at(-1);
    const nested = this.open !== null && indented;
    if (nested && last?.kind === 'list' && last.ordered === ordered) {
      last.items.push(item);
      return last;
    }
    if (this.open?.ordered === ordered && !indented) {
      this.open.items.push(item);
      return this.open;
    }
    const list: List = { kind: 'list', items: [item], ordered };
    if (!nested) this.open = list;
    this.blocks.push(list);
    return list;
  }

  private add(block: Block): void {
    this.flush();
    this.open = null;
    this.blocks.push(block);
  }

  private flush(): void {
    if (this.paragraph.length > 0) this.blocks.push({ kind: 'paragraph', text: this.paragraph.join(' ') });
    this.paragraph = [];
  }
}

function addRow(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const cells = line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => plainText(cell));
  if (cells.every((cell) => TABLE_RULE.test(cell))) return;
  if (last?.kind === 'table') last.rows.push(cells);
  else blocks.push({ kind: 'table', header: cells, rows: [] });
}
