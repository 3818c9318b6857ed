import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requireStorable } from './storable.rule.js';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`);

describe('requireStorable', () => {
  it('lets pass what a request is made of', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: fc.constantFrom('a', 'ü', '🍤', '"', '\n') }), (value) => expect(requireStorable(value)).toBeUndefined()));
  });

  it.each([
    ['a NUL', { a: { b: ['x', 'y\u0000'] } }, 'a.b.1'],
    ['half of a pair', { text: 'x\ud800' }, 'text'],
    ['a NUL in a name', { a: { 'b\u0000': 1 } }, 'a'],
    ['a deep nest', { a: nested(30) }, expect.stringMatching(/^a\.0\.0/)],
    ['a nest without a floor', nested(500_000), expect.stringMatching(/^0\.0/)],
  ])('refuses %s by its field', (_, value, field) => {
    expect(() => requireStorable(value)).toThrow(expect.objectContaining({ code: 'invalid_input', issues: [expect.objectContaining({ field })] }));
  });
});
