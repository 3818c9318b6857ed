import { AppError } from '@rapport/errors';

const SUSPICIOUS = /\b(?:role|authorization|session|discard|reset|set_config)\b|rapport\./i;
const COMMENTS_AND_STRINGS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$/g;
const LEAVES_ROLE = /^(?:reset\s+(?:role|all|session\s+authorization|"?rapport)|discard\s+all|set\s+(?:session\b|role\b|"?rapport))/i;
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
  const uncommented = sql.replace(COMMENTS_AND_STRINGS, (match) => (match.startsWith('-') || match.startsWith('/*') ? ' ' : match));
  const bare = sql.replace(COMMENTS_AND_STRINGS, ' ');
  const statement = bare.split(';').map((part) => part.trim()).find((part) => LEAVES_ROLE.test(part));
  if (statement !== undefined) refuse(statement.split(/\s+/).slice(0, 3).join(' '));
  for (const { index } of uncommented.matchAll(SET_CONFIG)) {
    if (!LOCAL_SET_CONFIG.test(uncommented.slice(index))) refuse('set_config(…) that is not plainly local');
  }
}

function refuse(what: string): never {
  throw new AppError(
    'forbidden',
    `The embedded database refuses "${what}": it would change role or scope of the one session for everybody. Use unitOfWork.run(scope, …), or set_config(name, value, true) inside a transaction.`,
  );
}
