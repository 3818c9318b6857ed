import { randomUUID } from 'node:crypto';

/** The caller's `X-Request-Id` when it is a harmless word of 8 to 64 characters, otherwise a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[A-Za-z0-9._:-]{8,64}$/.test(header) ? header : randomUUID();
}
