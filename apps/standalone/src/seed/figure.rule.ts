/** A figure of the business. `says` are the phrases in which the articles state it; their grammar stands at `phrase`. */
export interface Fact {
  key: string;
  name: string;
  value: number | string;
  unit: string;
  says: readonly string[];
}

/** A figure that holds in one article only: a number chosen for an example, or one worked out from the facts. */
export interface LocalFigure {
  says: string;
  value: (fact: (key: string) => number) => number;
}

export interface FigureText {
  slug: string;
  text: string;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
/** Numbers of list items and of telephones are no figures, nor is the 9 of "W-9". */
const NO_FIGURE = /^\d+\. |\(\d{3}\) \d{3}-\d{4}/gm;
const FIGURE = new RegExp(String.raw`(?<![\w.,-])(?:${NUMBER})(?!\w)`, 'g');

/**
 * A phrase as a pattern: `#` is the figure, ` .. ` up to 60 characters without a digit or full stop, ` ... ` up to 60 of
 * any kind on the line, `$` and `.` themselves, a space any white space; the rest is a regular expression.
 */
export function phrase(says: string): RegExp {
  const source = says
    .replace(/\((?!\?)/g, '(?:')
    .replaceAll('$', String.raw`\$`)
    .replaceAll(' ... ', '\u0001')
    .replaceAll(' .. ', '\u0002')
    .replaceAll('.', String.raw`\.`)
    .replaceAll(' ', String.raw`\s+`)
    .replaceAll('\u0001', String.raw`[^\n]{1,60}?`)
    .replaceAll('\u0002', String.raw`[^\n.\d]{1,60}?`)
    .replaceAll('#', `(${NUMBER})(?![\\d,]*\\d)`);
  return new RegExp(String.raw`(?<![\d.,])(?:${source})`, 'gid');
}

export interface Statement {
  value: number;
  at: number;
  words: string;
}

/** Every place where a text uses the phrase, overlapping ones too. */
export function statements(pattern: RegExp, text: string): Statement[] {
  const found: Statement[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.indices?.[1]?.[0] ?? match.index;
    found.push({ value: toNumber(match[1] ?? ''), at, words: match[0].replace(/\s+/g, ' ') });
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

/** Every number in a text that says something about the business, and where it stands. */
export function figures(text: string): { at: number; written: string }[] {
  const bare = text.replace(NO_FIGURE, (hidden) => ' '.repeat(hidden.length));
  return [...bare.matchAll(FIGURE)].map((match) => ({ at: match.index, written: match[0] }));
}

export const toNumber = (written: string): number => Number(written.replaceAll(',', ''));
