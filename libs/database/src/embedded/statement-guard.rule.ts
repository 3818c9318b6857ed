import { AppError } from '@rapport/errors';

const SUSPICIOUS = /\b(?:role|authorization|session|discard|reset|set_config)\b|rapport\./i;
const COMMENT_OR_STRING = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$/g;
/** A `do` block with one of the suspicious words counts too: what it does stands in a string. */
const LEAVES_ROLE = /^(?:do\b|reset\s+(?:role|all|session\s+authorization|"?rapport)|discard\s+all|set\s+(?:session\b|role\b|"?rapport))/i;
const SET_CONFIG = /\bset_config\s*\(/gi;
const LOCAL_SET_CONFIG = /^set_config\s*\(\s*'[^']*'\s*,\s*(?:\$\d+|'(?:[^']|'')*'|[\w.()]+)(?:\s*::\s*\w+)?\s*,\s*true\s*\)/i;

/**
 * Refuses statements that would change the role or the scope beyond a transaction. The embedded database has one session
 * for everybody, opened by the owner: after such a statement all others would run with its rights. It guards against
 * mistakes and plain injections; SQL that is put together inside the database is not seen.
 *
 * @param sql one or more statements
 * @throws AppError `forbidden`, saying what to do instead
 */
export function guardStatement(sql: string): void {
  if (!SUSPICIOUS.test(sql)) return;
  const blank = (text: string): string => ' '.repeat(text.length);
  const code = sql.replace(COMMENT_OR_STRING, blank);
  const statement = code.split(';').map((part) => part.trim()).find((part) => LEAVES_ROLE.test(part));
  if (statement !== undefined) refuse(statement.split(/\s+/).slice(0, 3).join(' '));
  // Blanks keep the length, so that a place found in the code is the same place in the text with its strings.
  const withStrings = sql.replace(COMMENT_OR_STRING, (match) => (/^(?:--|\/\*)/.test(match) ? blank(match) : match));
  for (const { index } of code.matchAll(SET_CONFIG)) {
    if (!LOCAL_SET_CONFIG.test(withStrings.slice(index))) refuse('set_config(…) that is not plainly local');
  }
}

function refuse(what: string): never {
  throw new AppError(
    'forbidden',
    `The embedded database refuses "${what}": it would change role or scope of the one session for everybody. Use unitOfWork.run(scope, …), or set_config(name, value, true) inside a transaction.`,
  );
}
