/** A piece of SQL as far as the guard looks at it: a name or keyword, a string, or a single sign. */
export interface SqlToken {
  readonly kind: 'word' | 'string' | 'sign';
  /** Of a word in lower case and without its quotes, of a string what stands between them. */
  readonly text: string;
}

const SPACE = /\s+|--[^\n]*/y;
const DOLLAR = /\$([a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/iy;
const STRING = /(?:[bxn]|u&)?'((?:[^']|'')*)'/iy;
const ESCAPED_STRING = /e'((?:[^'\\]|''|\\[\s\S])*)'/iy;
const QUOTED_NAME = /(u&)?"((?:[^"]|"")*)"/iy;
const WORD = /[a-z_\u0080-\uffff][\w$\u0080-\uffff]*/iy;
const PARAMETER_OR_NUMBER = /\$?\d[\w.]*/y;

/**
 * Cuts SQL into tokens the way Postgres does: comments nest, and strings may be escaped or quoted by dollars. What it cannot read, such as
 * a string that does not end, it gives as signs.
 *
 * @param sql one or more statements
 */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  for (let at = 0; at < sql.length; ) {
    const match = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const found = pattern.exec(sql);
      if (found) at = pattern.lastIndex;
      return found;
    };
    if (sql.startsWith('/*', at)) {
      at = endOfComment(sql, at);
      continue;
    }
    if (match(SPACE)) continue;
    const dollar = match(DOLLAR);
    if (dollar) {
      const end = sql.indexOf(dollar[0], at);
      yield { kind: 'string', text: sql.slice(at, end < 0 ? undefined : end) };
      at = end < 0 ? sql.length : end + dollar[0].length;
      continue;
    }
    const string = match(ESCAPED_STRING) ?? match(STRING);
    const name = string ? null : match(QUOTED_NAME);
    const word = string ?? name ? null : (match(WORD) ?? match(PARAMETER_OR_NUMBER));
    if (string) yield { kind: 'string', text: string[1] ?? '' };
    else if (name) yield { kind: 'word', text: name[1] === undefined ? (name[2] ?? '') : 'u&' };
    else if (word) yield { kind: 'word', text: word[0].toLowerCase() };
    else yield { kind: 'sign', text: sql[at++] ?? '' };
  }
}

function endOfComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at += 1) {
    const pair = sql.slice(at, at + 2);
    if (pair === '/*') depth += 1;
    if (pair === '*/') depth -= 1;
    if (pair !== '/*' && pair !== '*/') continue;
    at += 1;
    if (depth === 0) return at + 1;
  }
  return sql.length;
}
