import { AppError } from '@rapport/errors';

/** Where a page begins: after the row with this time and id. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

/** A cursor as callers carry it. */
export function toCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** The place that a caller's cursor names. @throws AppError `invalid_input` for what is no cursor of ours */
export function fromCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2]) throw AppError.invalid('cursor', 'is not a cursor of this list', 'Use nextCursor of the page before.');
  return { at: match[1], id: match[2] };
}

/**
 * Cuts a page from rows that were read with one more than the limit.
 *
 * @param rows up to `limit + 1` rows
 * @param limit length of a page
 * @param key the sort key of a row
 */
export function pageFrom<R, V>(
  rows: readonly R[],
  limit: number,
  key: (row: R) => { at: Date; id: string },
  view: (row: R) => V,
): { data: V[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { data: shown.map(view), nextCursor: last === undefined ? null : toCursor(key(last).at, key(last).id) };
}
