import { createHash, randomBytes } from 'node:crypto';

export type TokenKind = 'key' | 'session' | 'visitor';

const PREFIX: Readonly<Record<TokenKind, string>> = { key: 'rk_', session: 'rs_', visitor: 'rv_' };

/** A new secret of 256 random bits; the prefix says what it opens, so that a leaked one is known at sight. */
export function newToken(kind: TokenKind): string {
  return PREFIX[kind] + randomBytes(32).toString('base64url');
}

/** What a secret opens. A key that the operator chose himself has no prefix. */
export function kindOf(token: string): TokenKind {
  if (token.startsWith(PREFIX.session)) return 'session';
  return token.startsWith(PREFIX.visitor) ? 'visitor' : 'key';
}

/** SHA-256 in hex. The secrets are random and long, so a slow hash would add nothing. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The token of an `Authorization: Bearer` header, or undefined. */
export function bearerOf(header: string | undefined): string | undefined {
  const match = /^Bearer +([\x21-\x7e]{8,512})$/i.exec(header ?? '');
  return match?.[1];
}

/** The value of one cookie, or undefined. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
