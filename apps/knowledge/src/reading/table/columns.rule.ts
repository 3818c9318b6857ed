/** Names of columns with questions and answers, in the languages of the shops that export them. */
const QUESTION = /^(?:questions?|q|fragen?|preguntas?|domand[ae]|perguntas?|vrag(?:en)?|pytani[ea]|faq|customer question|frequently asked questions?)$/iu;
const ANSWER = /^(?:answers?|a|antwort(?:en)?|réponses?|reponses?|respuestas?|rispost[ae]|respostas?|antwoord(?:en)?|odpowied[źz]i?|repl(?:y|ies)|responses?)$/iu;
/** Cells that are values and no names. */
const VALUE = /^[-+]?[\d.,:/\s%€$£-]+$|^(?:true|false|yes|no|n\/a)$|@|^https?:/iu;
const LONGEST_NAME = 60;

export interface Columns {
  readonly names: readonly string[];
  /** Whether the first row holds the names. */
  readonly header: boolean;
  /** Columns of a list of questions and answers. */
  readonly faq: { readonly question: number; readonly answer: number } | undefined;
}

const fold = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();

/** Names are short, differ from each other, and are no numbers, dates, questions or sentences. */
function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const cells = first.map(fold).filter((cell) => cell !== '');
  if (cells.length === 0 || cells.length < first.length / 2 || new Set(cells.map((cell) => cell.toLowerCase())).size < cells.length) return false;
  if (cells.some((cell) => cell.length > LONGEST_NAME || VALUE.test(cell) || /[?!]$|\.\s|[^.]\.$/u.test(cell))) return false;
  return rest.length > 0;
}

const asks = (rows: readonly (readonly string[])[], column: number): boolean => rows.filter((row) => /\?\s*$/u.test(row[column] ?? '')).length >= 0.7 * rows.length;

function faqOf(names: readonly string[], rows: readonly (readonly string[])[], header: boolean): Columns['faq'] {
  const question = names.findIndex((name) => QUESTION.test(name));
  const answer = names.findIndex((name) => ANSWER.test(name));
  if (header && question >= 0 && answer >= 0 && question !== answer) return { question, answer };
  // Two columns of which one asks, whatever they are called.
  if (names.length !== 2 || rows.length < 2) return undefined;
  if (asks(rows, 0) && !asks(rows, 1)) return { question: 0, answer: 1 };
  return asks(rows, 1) && !asks(rows, 0) ? { question: 1, answer: 0 } : undefined;
}

/** What the columns of a table are, by its first row and what stands below. */
export function columnsOf(rows: readonly (readonly string[])[]): Columns {
  const [first = [], ...rest] = rows;
  const header = looksLikeHeader(first, rest);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const names = Array.from({ length: width }, (_, at) => fold(header ? (first[at] ?? '') : '') || `Column ${at + 1}`);
  return { names, header, faq: faqOf(names, header ? rest : rows, header) };
}
