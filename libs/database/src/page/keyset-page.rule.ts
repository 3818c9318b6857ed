import { AppError } from '@rapport/errors';

/** Where a page begins: after the row with this time (ISO 8601, milliseconds) and id. */
export interface PagePlace {
  readonly at: string;
  readonly id: string;
}

/** One page of a list; `nextCursor` is null on the last. */
export interface Page<V> {
  readonly data: V[];
  readonly nextCursor: string | null;
}

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The place after a row as an opaque cursor, safe in a URL. */
export function toCursor({ at, id }: { readonly at: Date; readonly id: string }): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/**
 * Reads a cursor of {@link toCursor}.
 *
 * @param cursor text from a caller, trusted in nothing; undefined for the first page
 * @throws AppError `invalid_input` for what is no cursor of ours
 */
export function fromCursor(cursor: string | undefined): PagePlace | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = PLACE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) {
    throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
  }
  return { at, id };
}

/**
 * Cuts a page from rows that were read with one more than the limit.
 *
 * @param rows up to `limit + 1` rows in the order of the list
 * @param limit length of a page
 * @param key the sort key of a row
 * @param view what is shown of a row
 */
export function pageFrom<R, V>(
  rows: readonly R[],
  limit: number,
  key: (row: R) => { readonly at: Date; readonly id: string },
  view: (row: R) => V,
): Page<V> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { data: shown.map(view), nextCursor: last === undefined ? null : toCursor(key(last)) };
}
