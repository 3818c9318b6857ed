import { parse } from 'csv-parse/sync';
import { Unreadable } from '../reading.errors.js';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { SectionBuilder } from '../section/section-builder.rule.js';
import { decodeText } from '../text/decode-text.rule.js';
import { type Columns, columnsOf } from './columns.rule.js';
import { delimiterOf } from './delimiter.rule.js';

/** So many characters of rows make a section: below the size of a chunk, so that no row is cut apart without need. */
const SECTION = 850;
const MAX_RECORD = 1_000_000;

interface NumberedRow {
  readonly number: number;
  readonly cells: readonly string[];
}

const fold = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();

function rowsOf(text: string, limits: ReadingLimits): string[][] {
  const body = text.replace(/^\ufeff?sep=[,;|\t]\r?\n/u, '');
  const delimiter = delimiterOf(text);
  try {
    return parse(body, { delimiter, bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: MAX_RECORD, to: limits.rows + 2 });
  } catch (error) {
    const line = (error as { lines?: unknown }).lines;
    throw new Unreadable(`The table is broken${typeof line === 'number' ? ` near line ${line}` : ''}: a quotation mark is not closed or a row is too long. Mend it and upload it again.`);
  }
}

const sentence = (cells: readonly string[], names: readonly string[], except: readonly number[] = []): string =>
  cells.flatMap((cell, at) => (fold(cell) === '' || except.includes(at) ? [] : [`${names[at] ?? `Column ${at + 1}`}: ${fold(cell)}`])).join('; ');

function addQuestions(builder: SectionBuilder, rows: readonly NumberedRow[], { names }: Columns, faq: NonNullable<Columns['faq']>): void {
  for (const { number, cells } of rows) {
    const question = fold(cells[faq.question] ?? '');
    builder.heading(1, question === '' ? `Row ${number}` : question);
    builder.body((cells[faq.answer] ?? '').trim());
    builder.body(sentence(cells, names, [faq.question, faq.answer]));
  }
}

function addRows(builder: SectionBuilder, rows: readonly NumberedRow[], { names }: Columns): void {
  let open: { from: number; to: number; lines: string[]; length: number } | undefined;
  const close = (): void => {
    if (!open) return;
    builder.heading(1, open.from === open.to ? `Row ${open.from}` : `Rows ${open.from}–${open.to}`);
    builder.body(open.lines.join('\n\n'));
    open = undefined;
  };
  for (const { number, cells } of rows) {
    const line = sentence(cells, names);
    if (line === '') continue;
    if (open && open.length + line.length > SECTION) close();
    open = { from: open?.from ?? number, to: number, lines: [...(open?.lines ?? []), line], length: (open?.length ?? 0) + line.length + 2 };
  }
  close();
}

/**
 * A table file, each row as `Column: value; …` under the range of rows it stands in. A list of questions and answers is read as such:
 * each question a heading. Rows count from 1, the one with the names too.
 */
export function readCsv(bytes: Uint8Array, limits: ReadingLimits): ReadDocument {
  const { text, notes } = decodeText(bytes);
  const rows = rowsOf(text, limits);
  if (rows.length > limits.rows + 1) throw new Unreadable(`The table has more than ${limits.rows} rows. Split it into smaller files.`);
  const columns = columnsOf(rows);
  const numbered = rows.map((cells, index) => ({ number: index + 1, cells })).slice(columns.header ? 1 : 0);
  const builder = new SectionBuilder(limits.characters);
  if (columns.faq) addQuestions(builder, numbered, columns, columns.faq);
  else addRows(builder, numbered, columns);
  const unnamed = columns.header || rows.length === 0 ? [] : ['The first row does not look like names of columns; they were numbered.'];
  return { format: 'csv', title: null, language: null, frontMatter: {}, sections: builder.done(), notes: [...notes, ...unnamed] };
}
