import { wellFormed } from '../chunk/well-formed.rule.js';

/** A label on one line, with nothing in it that Postgres or a screen refuses. */
export function cleanLabel(text: string): string {
  return wellFormed(text).replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
