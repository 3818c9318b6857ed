import { AppError } from '@rapport/errors';
import { isEntering } from '../unit-of-work/enter-unit.data.js';
import { type SqlToken, sqlTokens } from './sql-token.rule.js';

const SUSPICIOUS = /\b(?:role|authorization|session|discard|reset|set_config|commit|rollback|abort|end|begin|start|standard_conforming_strings)\b|rapport\.|u&"|\\/i;
const SUSPICIOUS_BODY = /\b(?:role|authorization|session|discard|reset|set_config|execute|commit|rollback)\b|rapport\.|u&"/i;
/** Settings that say who somebody is and what he sees. */
const IDENTITY = /^(?:role|session_authorization|rapport\..*|standard_conforming_strings)$/i;
const TRANSACTION = new Set(['begin', 'start', 'commit', 'end', 'rollback', 'abort']);

/**
 * Refuses statements that would change the role or the scope: the embedded database has one session for everybody, opened by the owner,
 * and whoever left its role would have the owner's rights. Only the unit of work itself sets both. It guards against mistakes and
 * injections; a function that stands in the database already is not seen.
 *
 * @param sql one or more statements
 * @throws AppError `forbidden`, saying what to do instead
 */
export function guardStatement(sql: string): void {
  if (!SUSPICIOUS.test(sql) || isEntering(sql)) return;
  const statements = statementsOf([...sqlTokens(sql)]);
  for (const statement of statements) {
    const fault = faultOf(statement) ?? (statements.length > 1 && TRANSACTION.has(statement[0]?.text ?? '') ? 'a transaction among other statements' : undefined);
    if (fault !== undefined) refuse(fault);
  }
}

function statementsOf(tokens: readonly SqlToken[]): SqlToken[][] {
  const statements: SqlToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

function faultOf(tokens: readonly SqlToken[]): string | undefined {
  const words = tokens.map(({ kind, text }) => (kind === 'word' ? text : ''));
  const [first = '', second = ''] = words;
  const said = words.slice(0, 3).join(' ').trim();
  if (words.includes('u&')) return 'a name in Unicode escapes';
  if (first === 'discard' && second === 'all') return said;
  if (first === 'reset' && /^(?:role|all|session|rapport)/.test(second)) return said;
  if (first === 'set') {
    const what = second === 'local' ? words[2] : second;
    if (what !== undefined && /^(?:role|session|rapport|standard_conforming_strings)/.test(what)) return said;
  }
  const holdsCode = first === 'do' || (first === 'create' && words.some((word) => word === 'function' || word === 'procedure'));
  if (holdsCode && tokens.some(({ kind, text }) => kind === 'string' && SUSPICIOUS_BODY.test(text))) return `${first} with code that changes role or scope`;
  const calls = tokens.flatMap((_, index) => (words[index] === 'set_config' ? [tokens.slice(index + 1)] : []));
  return calls.every(isPlainlyLocal) ? undefined : 'set_config(…) of role or scope, or one that is not plainly local';
}

/** `('name', value, true)` with a name that anybody may set. */
function isPlainlyLocal(call: readonly SqlToken[]): boolean {
  const [open, name, comma] = call;
  if (open?.text !== '(' || name?.kind !== 'string' || comma?.text !== ',' || IDENTITY.test(name.text) || name.text.includes('\\')) return false;
  let depth = 0;
  const end = call.findIndex(({ kind, text }) => {
    if (kind === 'sign' && text === '(') depth += 1;
    if (kind === 'sign' && text === ')') depth -= 1;
    return depth === 0;
  });
  const [before, last] = call.slice(end - 2, end);
  return end > 5 && before?.text === ',' && last?.kind === 'word' && last.text === 'true';
}

function refuse(what: string): never {
  throw new AppError(
    'forbidden',
    `The embedded database refuses "${what}": it would change role or scope of the one session for everybody. Use unitOfWork.run(scope, …).`,
  );
}
