import fc from 'fast-check';
import { hostileText } from './hostile-text.factory.js';

const NUMBERS = ['1e999', '-1e999', '1e-999', '9007199254740993', '-0', '0.1e1', '123456789012345678901234567890', '-2147483649', '1E400', '3.0000000000000001'];
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '', '0', '-1', '\u0000', 'then', 'toJSON', '$ref', 'a.b', 'a[0]'];

/** A list of lists, or an object of objects, so deep. As text: parsers that recurse are meant. */
const deep = fc.record({ depth: fc.constantFrom(20, 500, 5_000, 40_000), open: fc.constantFrom('[', '{"a":', '[{"a":'), close: fc.boolean() }).map(({ depth, open, close }) => {
  const end = [...open].filter((sign) => '[{'.includes(sign)).reverse().map((sign) => (sign === '[' ? ']' : '}')).join('');
  return open.repeat(depth) + (close ? `1${end.repeat(depth)}` : '');
});

/**
 * JSON as text, most of it well-formed: values of every wrong kind, keys that are names of the language, numbers beyond all types, keys
 * said twice, nesting.
 *
 * @param longest characters of a text in it
 */
export function hostileJson(longest: number, corpus: readonly string[] = []): fc.Arbitrary<string> {
  const text = hostileText(longest, corpus).map((value) => JSON.stringify(value));
  const plain = fc.oneof(text, fc.constantFrom('null', 'true', 'false', '0', '-1', '1.5', '[]', '{}', '""', ...NUMBERS), fc.json({ maxDepth: 3 }));
  const key = fc.oneof(fc.constantFrom(...KEYS), hostileText(40, corpus)).map((value) => JSON.stringify(value));
  const member = fc.tuple(key, plain).map(([name, value]) => `${name}:${value}`);
  const object = fc.array(member, { maxLength: 5 }).map((members) => `{${members.join(',')}}`);
  const twice = fc.tuple(key, plain, plain).map(([name, a, b]) => `{${name}:${a},${name}:${b}}`);
  const list = fc.oneof(fc.array(plain, { maxLength: 5 }), fc.tuple(plain, fc.constantFrom(50, 3_000)).map(([value, count]) => Array<string>(count).fill(value.slice(0, 40_000 / count))));
  return fc.oneof({ arbitrary: plain, weight: 6 }, { arbitrary: object, weight: 2 }, { arbitrary: twice, weight: 1 }, { arbitrary: list.map((values) => `[${values.join(',')}]`), weight: 1 }, { arbitrary: deep, weight: 1 });
}
