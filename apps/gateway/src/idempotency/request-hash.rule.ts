import { createHash } from 'node:crypto';

/** What makes two requests the same. */
export interface HashedRequest {
  readonly method: string;
  /** Path with its query. */
  readonly url: string;
  readonly body: unknown;
  readonly file?: { readonly fileName: string; readonly sha256: string };
}

/** SHA-256 in hex over method, address, body and file of a request. */
export function requestHash({ method, url, body, file }: HashedRequest): string {
  return createHash('sha256').update(JSON.stringify([method, url, body ?? null, file?.fileName ?? null, file?.sha256 ?? null])).digest('hex');
}

/** A usable key: 1 to 200 printable ASCII characters. */
export function isIdempotencyKey(key: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(key);
}
