import type { Finding, PersonalDataKind } from './personal-data.types.js';

/**
 * Findings of one kind for every match of a pattern.
 * @param pattern with the flag `g`; where it has a group named `value`, that part is the finding
 */
export function matchAll(text: string, kind: PersonalDataKind, pattern: RegExp): Finding[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const value = match.groups?.['value'];
    const start = value === undefined ? match.index : match.index + match[0].lastIndexOf(value);
    return { kind, start, end: start + (value ?? match[0]).length };
  });
}
