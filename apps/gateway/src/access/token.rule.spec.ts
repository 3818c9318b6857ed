import { describe, expect, it } from '@jest/globals';
import { bearerOf, cookieOf, hashOf, kindOf, newToken } from './token.rule.js';

describe('tokens', () => {
  it.each(['key', 'session', 'visitor'] as const)('a %s is 256 random bits and known by its prefix', (kind) => {
    const [one, two] = [newToken(kind), newToken(kind)];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.slice(3), 'base64url')).toHaveLength(32);
    expect(kindOf(one)).toBe(kind);
    expect(hashOf(one)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes what an operator chose himself for a key', () => {
    expect(kindOf('a-key-that-somebody-wrote')).toBe('key');
  });

  it.each([
    ['Bearer rk_12345678', 'rk_12345678'],
    ['bearer   rk_12345678', 'rk_12345678'],
    ['Basic dXNlcjpwYXNz', undefined],
    ['Bearer two words', undefined],
    ['Bearer ', undefined],
    [undefined, undefined],
  ])('reads %p', (header, token) => {
    expect(bearerOf(header)).toBe(token);
  });

  it('finds one cookie among several', () => {
    expect(cookieOf('a=1; rapport_session=rs_x=y; b=2', 'rapport_session')).toBe('rs_x=y');
    expect(cookieOf('not_rapport_session=1', 'rapport_session')).toBeUndefined();
  });
});
