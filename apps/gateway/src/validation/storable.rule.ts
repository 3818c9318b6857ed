import { AppError } from '@rapport/errors';

const MAX_DEPTH = 20;
/** In Unicode mode the class of surrogates meets only those without their other half. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/**
 * Refuses what no table can hold: a NUL character, half of a surrogate pair, and nesting so deep that code which walks it
 * would run out of stack. Walks without recursion for the same reason.
 *
 * @param value a parsed body or query
 * @throws AppError `invalid_input` that names the field
 */
export function requireStorable(value: unknown): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value, path: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value === 'string') requireText(next.value, next.path);
    if (typeof next.value !== 'object' || next.value === null || Buffer.isBuffer(next.value)) continue;
    if (next.depth === MAX_DEPTH) throw AppError.invalid(next.path, 'is nested too deeply', 'See /docs for the shape of this request.');
    for (const [key, part] of Object.entries(next.value)) {
      requireText(key, next.path);
      waiting.push({ value: part, path: next.path === '' ? key : `${next.path}.${key}`, depth: next.depth + 1 });
    }
  }
}

function requireText(text: string, path: string): void {
  if (UNSTORABLE.test(text)) {
    throw AppError.invalid(path, 'holds a character that is no text (NUL, or half of a surrogate pair)', 'Remove it.');
  }
}
