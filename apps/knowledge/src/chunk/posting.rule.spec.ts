import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { postingRows, type PostingRow, readPostings, SEGMENT_CHUNKS } from './posting.rule.js';

/** As the search statement puts it in front of a list. */
function withHeader({ segment, chunks, postings }: PostingRow, place: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(place, 0);
  header.writeUInt32BE(segment, 2);
  header.writeUInt16BE(chunks, 6);
  return Buffer.concat([header, Buffer.from(postings, 'hex')]);
}

describe('postings', () => {
  const chunk = fc.record({ ref: fc.integer({ min: 1, max: 5_000_000 }), length: fc.integer({ min: 0, max: 65_535 }), counts: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 127 })) });

  it('are read as they were written', () => {
    fc.assert(fc.property(fc.uniqueArray(chunk, { selector: ({ ref }) => ref }), (chunks) => {
      const rows = postingRows(chunks.map(({ ref, length, counts }) => ({ ref, length, frequencies: new Map(Object.entries(counts)) })));
      const read: { ref: number; frequency: number; length: number; term: string | undefined }[] = [];
      const terms = rows.map(({ term }) => term);
      readPostings(Buffer.concat(rows.map((row, at) => withHeader(row, at))), (place, ref, frequency, length) => read.push({ ref, frequency, length, term: terms[place] }));
      const written = chunks.flatMap(({ ref, length, counts }) => Object.entries(counts).map(([term, frequency]) => ({ ref, length, frequency, term })));
      const order = (a: { ref: number; term: string | undefined }, b: { ref: number; term: string | undefined }) => a.ref - b.ref || (a.term ?? '').localeCompare(b.term ?? '');
      expect(read.sort(order)).toEqual(written.sort(order));
    }));
  });

  it('lie in one row for each term and segment, no longer than 2 kB, in the order of the key', () => {
    const chunks = Array.from({ length: 3 * SEGMENT_CHUNKS }, (_, ref) => ({ ref, length: 9, frequencies: new Map([['b', 1], ['a', 2]]) }));
    const rows = postingRows(chunks);
    expect(rows.map(({ term, segment, chunks: count }) => [term, segment, count])).toEqual([['a', 0, 512], ['a', 1, 512], ['a', 2, 512], ['b', 0, 512], ['b', 1, 512], ['b', 2, 512]]);
    for (const { postings } of rows) expect(postings.length / 2).toBe(2048);
  });

  it('count no further than their bits', () => {
    const [row] = postingRows([{ ref: 7, length: 70_000, frequencies: new Map([['a', 300]]) }]);
    const read: number[] = [];
    readPostings(row ? withHeader(row, 1) : Buffer.alloc(0), (...given) => read.push(...given));
    expect(read).toEqual([1, 7, 127, 65_535]);
  });
});
