import type { Row } from './page-layout.types.js';

interface Column {
  from: number;
  to: number;
}

/** Dots that lead to a page number: a table of contents is read as lines. */
const LEADERS = /(?:\s?[.…·_]){6,}/u;

/** Columns are what the cells of all rows cover together; cells of two columns never touch. */
function columnsOf(rows: readonly Row[]): Column[] {
  const columns: Column[] = [];
  for (const { x, right } of rows.flatMap(({ cells }) => cells).sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x <= last.to) last.to = Math.max(last.to, right);
    else columns.push({ from: x, to: right });
  }
  return columns;
}

/** How many rows from the first on may be one table: rows of several cells, and single cells close below that go on in a column. */
function extent(rows: readonly Row[]): number {
  let count = 0;
  for (const row of rows) {
    const above = rows[count - 1];
    const goesOn = above !== undefined && row.cells.length === 1 && row.y - above.y < 1.5 * row.size && above.cells.slice(1).some(({ x }) => Math.abs(x - row.x) < row.size);
    const near = above === undefined || row.y - above.y < 4 * row.size;
    if (row.cells.some(({ text }) => LEADERS.test(text))) break;
    if (!near || (row.cells.length < 2 && !goesOn)) break;
    count += 1;
  }
  return count;
}

function place(row: Row, columns: readonly Column[]): string[] {
  return columns.map(({ from, to }) => row.cells.filter(({ x }) => x >= from && x <= to).map(({ text }) => text).join(' ').replace(/\|/gu, '\\|'));
}

/**
 * Finds a table at the head of rows: at least two rows whose cells stand below each other.
 *
 * @returns the table in Markdown and how many rows it took; undefined when there is none
 */
export function alignedTable(rows: readonly Row[]): { text: string; taken: number } | undefined {
  const taken = extent(rows);
  const table = rows.slice(0, taken);
  const columns = columnsOf(table);
  const most = Math.max(0, ...table.map(({ cells }) => cells.length));
  const full = table.filter(({ cells }) => cells.length > 1);
  if (full.length < 2 || columns.length < 2 || columns.length > most || full.length * columns.length > 20_000) return undefined;
  const lines: string[][] = [];
  for (const row of table) {
    const cells = place(row, columns);
    const above = lines.at(-1);
    // A row without its first cell goes on with the one above it.
    if (above && cells[0] === '' && row.cells.length === 1) cells.forEach((cell, at) => (above[at] = `${above[at] ?? ''} ${cell}`.trim()));
    else lines.push(cells);
  }
  const [head = [], ...body] = lines.map((cells) => `| ${cells.join(' | ')} |`);
  return { text: [head, `| ${columns.map(() => '---').join(' | ')} |`, ...body].join('\n'), taken };
}
