import { randomBytes } from 'node:crypto';

/** A W3C `traceparent` for a new trace (https://www.w3.org/TR/trace-context/, version 00, sampled). */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

/** The same trace with a new span; a missing or malformed parent starts a new trace. */
export function childTraceparent(parent: string | undefined): string {
  const match = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(parent ?? '');
  return match ? `00-${match[1]}-${randomBytes(8).toString('hex')}-${match[2]}` : newTraceparent();
}
