import { parse } from 'csv-parse/sync';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Enough rows to tell by. */
const SAMPLE_ROWS = 40;
const SAMPLE_CHARACTERS = 64 * 1024;

const OPTIONS = { bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;

/** How evenly a delimiter parts the rows: the share of rows that have the most frequent number of cells, more cells first. */
function evenness(sample: string, delimiter: string): { columns: number; share: number } {
  const rows = parse(sample, { ...OPTIONS, delimiter, to: SAMPLE_ROWS, on_record: (record: string[]) => record });
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [columns, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { columns, share: count / Math.max(1, rows.length) };
}

/**
 * The sign between the cells of a table file: as its first line says (`sep=;`), else the one that parts the rows most evenly.
 *
 * @returns the sign, a comma when there is one column only
 */
export function delimiterOf(text: string): string {
  const said = /^\ufeff?sep=([,;|\t])\r?\n/u.exec(text)?.[1];
  if (said !== undefined) return said;
  const cut = text.length > SAMPLE_CHARACTERS ? text.slice(0, Math.max(text.lastIndexOf('\n', SAMPLE_CHARACTERS), 1)) : text;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    try {
      const { columns, share } = evenness(cut, delimiter);
      const score = columns < 2 ? 0 : share * (1 + columns / 1000);
      if (score > best.score) best = { delimiter, score };
    } catch {
      // An open quote under this sign: it is not the one.
    }
  }
  return best.delimiter;
}
