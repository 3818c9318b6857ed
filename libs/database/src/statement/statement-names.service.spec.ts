import { describe, expect, it } from '@jest/globals';
import { isStalePlan, StatementNames } from './statement-names.service.js';

describe('the names of statements', () => {
  it('gives a name at the second time, the same from then on, another for each text and role', () => {
    const names = new StatementNames();
    expect(names.nameOf('a', 'select $1')).toBeUndefined();
    const name = names.nameOf('a', 'select $1');
    expect(name).toMatch(/^[a-z0-9_]{1,63}$/);
    expect(names.nameOf('a', 'select $1')).toBe(name);
    expect(names.nameOf('b', 'select $1')).toBeUndefined();
    const others = [names.nameOf('b', 'select $1'), (names.nameOf('a', 'select $2'), names.nameOf('a', 'select $2'))];
    expect(new Set([name, ...others]).size).toBe(3);
  });

  it('gives no more than it may, however many texts come', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 1_000 }, (_, index) => (names.nameOf('a', `select ${index}`), names.nameOf('a', `select ${index}`)));
    expect(given.filter((name) => name !== undefined)).toHaveLength(500);
  });

  it('never gives a name again after it has forgotten', () => {
    const names = new StatementNames();
    const name = (names.nameOf('a', 'select $1'), names.nameOf('a', 'select $1'));
    names.forget();
    expect(names.nameOf('a', 'select $1')).toBeUndefined();
    expect(names.nameOf('a', 'select $1')).not.toBe(name);
  });

  it.each([
    [Object.assign(new Error('cached plan must not change result type'), { code: '0A000' }), true],
    [Object.assign(new Error('cannot do that'), { code: '0A000' }), false],
    [new Error('cached plan'), false],
  ])('knows a stale plan: %s', (error, stale) => {
    expect(isStalePlan(error)).toBe(stale);
  });
});
