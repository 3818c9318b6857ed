import { alignedTable } from './aligned-table.rule.js';
import { rowsOf } from './fragments.rule.js';
import { joinLine, type Vocabulary } from './line-joining.rule.js';
import type { Block, Fragment, Row } from './page-layout.types.js';

const BULLET = /^[•◦▪▫‣⁃●○■□➢➤✓✔·\uf0b7\uf0a7*–-]\s+/u;
/** Not a number alone: a line may well begin with "30 days". */
const NUMBERED = /^(?:(?:\d{1,3}[.)]|[a-z]\)|\([a-z\d]{1,3}\))\s+\S|\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+\p{Lu})/u;
const LEADERS = /(?:\s?[.…·_]){4,}\s*/gu;

function toRow(cells: Fragment[]): Row {
  const longest = cells.reduce((best, cell) => (cell.text.length > best.text.length ? cell : best));
  const [first] = cells;
  return { cells, x: first?.x ?? 0, right: Math.max(...cells.map(({ right }) => right)), y: longest.y, size: longest.size, bold: cells.every(({ bold }) => bold) };
}

const textOf = (row: Row): string => row.cells.map(({ text }) => text).join(' ').replace(LEADERS, ' … ').replace(/\s+/gu, ' ').trim();

interface Area {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Usual distance of base lines. */
  readonly pitch: number;
  readonly words: Vocabulary;
}

/** The usual distance of lines: the lower middle of what occurs, since gaps between paragraphs are larger. */
function pitchOf(rows: readonly Row[]): number {
  const steps = rows.slice(1).map((row, index) => (row.y - (rows[index]?.y ?? 0)) / row.size).filter((step) => step > 0.8 && step < 2.5).sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.4)] ?? 1.2;
}

function beginsAnew(row: Row, above: Row, area: Area): boolean {
  const width = area.right - area.left;
  if (Math.abs(row.size - above.size) > 0.08 * above.size || row.bold !== above.bold) return true;
  if (row.y - above.y > 1.3 * area.pitch * row.size || row.y < above.y) return true;
  if (BULLET.test(textOf(row)) || NUMBERED.test(textOf(row))) return true;
  const indented = row.x - above.x > 0.8 * row.size && row.x - area.left > 0.8 * row.size && row.x - above.x < 5 * row.size;
  if (indented && !BULLET.test(textOf(above)) && !NUMBERED.test(textOf(above))) return true;
  return above.right < area.right - 0.25 * width && /[.!?:]["')\]”]?$/u.test(textOf(above));
}

function paragraph(rows: readonly Row[], area: Area): Block {
  const first = rows[0];
  let text = '';
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    const line = textOf(row);
    if (!above) text = line;
    // A line that ends long before the edge ended on purpose, as in addresses and price lists.
    else if (above.right < area.right - 0.35 * (area.right - area.left)) text += `\n${line}`;
    else text = joinLine(text, line, area.words);
  });
  const item = BULLET.test(text) || /^\d{1,3}[.)]\s/u.test(text);
  return { kind: item ? 'item' : 'paragraph', page: area.page, text: text.replace(BULLET, '- '), size: first?.size ?? 0, bold: rows.every(({ bold }) => bold), rows: rows.length };
}

/**
 * The blocks of a group of fragments that are read together: tables where cells stand below each other, else paragraphs and list items,
 * told apart by gaps, indents, font and bullets.
 */
export function blocksOf(group: readonly Fragment[], page: number, words: Vocabulary): Block[] {
  const rows = rowsOf(group).map(toRow);
  const area: Area = { page, left: Math.min(...rows.map(({ x }) => x)), right: Math.max(...rows.map(({ right }) => right)), pitch: pitchOf(rows), words };
  const blocks: Block[] = [];
  let open: Row[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push(paragraph(open, area));
    open = [];
  };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (!row) break;
    const table = row.cells.length > 1 ? alignedTable(rows.slice(at, at + 2_000)) : undefined;
    const above = open.at(-1);
    if (table || (above && beginsAnew(row, above, area))) close();
    if (table) {
      blocks.push({ kind: 'table', page, text: table.text, size: row.size, bold: false, rows: table.taken });
      at += table.taken - 1;
    } else open.push(row);
  }
  close();
  return blocks;
}
