import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readNdjson } from './ndjson.rule.js';

async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function read(text: string, size: number): Promise<unknown[]> {
  const values = [];
  for await (const value of readNdjson(cut(text, size))) values.push(value);
  return values;
}

describe('lines of JSON', () => {
  it('come out as they went in, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (values, size, endsWithLine) => {
        // A number without a line behind it can't be told from one that was cut, so each value stands in an object.
        const lines = values.map((value) => JSON.stringify({ value }));
        const text = lines.join('\n') + (endsWithLine ? '\n' : '');
        expect(await read(text, size)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
      }),
    );
  });

  it('skip blank lines and report what is no JSON', async () => {
    expect(await read('{"a":1}\n\n \n{"a":2}\n', 3)).toEqual([{ a: 1 }, { a: 2 }]);
    await expect(read('{"a":1}\n{"a":\n', 4)).rejects.toBeInstanceOf(SyntaxError);
  });
});
