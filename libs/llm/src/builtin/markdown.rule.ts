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

const BULLET = /^\s*(?:[-*+•–]|(\d{1,2})[.)])\s+(.*)$/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;
const TABLE_RULE = /^:?-+:?$/;

/**
 * Cuts Markdown (or plain text, which is the simple case of it) into blocks. Made for pieces of documents: a table
 * without its head, or a list that begins in the middle, is read as far as it goes.
 *
 * @param markdown the text
 * @returns the blocks in order
 */
export function markdownBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
    paragraph = [];
  };
  const lines = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\r?\n/);
  for (const line of lines) {
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line) ?? /^\s*\*\*([^*]{2,80})\*\*:?\s*$/.exec(line);
    const bullet = BULLET.exec(line);
    const last = blocks.at(-1);
    if (line.trim() === '' || (RULE.test(line) && !line.includes('|')) || /^\s*(```|~~~)/.test(line)) flush();
    else if (heading !== null) {
      flush();
      blocks.push({ kind: 'heading', text: plainText(heading[1] ?? '') });
    } else if (/^\s*\|.*\|/.test(line)) {
      flush();
      addRow(blocks, line);
    } else if (bullet !== null) {
      flush();
      const item = bullet[2] ?? '';
      const ordered = bullet[1] !== undefined;
      if (last?.kind === 'list' && last.ordered === ordered && blocks.at(-1) === last) last.items.push(item);
      else blocks.push({ kind: 'list', items: [item], ordered });
    } else if (/^\s{2,}\S/.test(line) && paragraph.length === 0 && last?.kind === 'list') {
      last.items.push(`${last.items.pop() ?? ''} ${line.trim()}`);
    } else paragraph.push(line.replace(/^\s*>\s?/, '').trim());
  }
  flush();
  return blocks;
}

function addRow(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const cells = line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => plainText(cell));
  if (cells.every((cell) => TABLE_RULE.test(cell))) return;
  if (last?.kind === 'table') last.rows.push(cells);
  else blocks.push({ kind: 'table', header: cells, rows: [] });
}
