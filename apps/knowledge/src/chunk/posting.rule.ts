/** Chunks of one segment. A row of the index holds one term's postings in one segment, so it never grows beyond 2 kB. */
export const SEGMENT_CHUNKS = 512;
const FREQUENCY_BITS = 7;
const LENGTH_BITS = 16;
const POSTING_BYTES = 4;
const LIST_HEADER_BYTES = 8;

/**
 * Is told that a term stands in a chunk. Plain numbers: a search reads up to 100,000 of them.
 *
 * @param place of the term in the question, from 1
 * @param ref the chunk's number in its workspace
 * @param frequency how often; counted up to 127
 * @param length how many terms the chunk has; counted up to 65,535
 */
export type PostingVisitor = (place: number, ref: number, frequency: number, length: number) => void;

/** The postings of one term in one segment, as they are stored. */
export interface PostingRow {
  readonly term: string;
  readonly segment: number;
  readonly chunks: number;
  /** Hexadecimal; 4 bytes for each chunk: its place in the segment, frequency and length in 9, 7 and 16 bits. */
  readonly postings: string;
}

/** What an index knows of one chunk. */
export interface IndexedChunk {
  readonly ref: number;
  readonly length: number;
  readonly frequencies: ReadonlyMap<string, number>;
}

function encode(ref: number, frequency: number, length: number): string {
  const place = ref % SEGMENT_CHUNKS;
  const counted = Math.min(frequency, 2 ** FREQUENCY_BITS - 1);
  const packed = place * 2 ** (FREQUENCY_BITS + LENGTH_BITS) + counted * 2 ** LENGTH_BITS + Math.min(length, 2 ** LENGTH_BITS - 1);
  return packed.toString(16).padStart(2 * POSTING_BYTES, '0');
}

/**
 * The rows by which chunks are found by their words, in the order of their key, so that writers who meet take their locks in one order.
 *
 * @param chunks each with the terms in it
 */
export function postingRows(chunks: readonly IndexedChunk[]): PostingRow[] {
  const rows = new Map<string, { term: string; segment: number; postings: string[] }>();
  for (const { ref, length, frequencies } of chunks) {
    const segment = Math.floor(ref / SEGMENT_CHUNKS);
    for (const [term, frequency] of frequencies) {
      const key = `${segment} ${term}`;
      const row = rows.get(key) ?? { term, segment, postings: [] };
      row.postings.push(encode(ref, frequency, length));
      rows.set(key, row);
    }
  }
  return [...rows.values()]
    .map(({ term, segment, postings }) => ({ term, segment, chunks: postings.length, postings: postings.join('') }))
    .sort((a, b) => (a.term < b.term ? -1 : Number(a.term > b.term)) || a.segment - b.segment);
}

/**
 * Reads lists of postings one behind the other, each behind a header: the question's place of the term (2 bytes), the segment (4), the
 * number of postings (2).
 *
 * @param bytes as the search statement puts them together
 */
export function readPostings(bytes: Buffer, visit: PostingVisitor): void {
  for (let at = 0; at < bytes.length; ) {
    const place = bytes.readUInt16BE(at);
    const first = bytes.readUInt32BE(at + 2) * SEGMENT_CHUNKS;
    const end = at + LIST_HEADER_BYTES + bytes.readUInt16BE(at + 6) * POSTING_BYTES;
    for (at += LIST_HEADER_BYTES; at < end; at += POSTING_BYTES) {
      const packed = bytes.readUInt32BE(at);
      const ref = first + (packed >>> (FREQUENCY_BITS + LENGTH_BITS));
      visit(place, ref, (packed >>> LENGTH_BITS) % 2 ** FREQUENCY_BITS, packed % 2 ** LENGTH_BITS);
    }
  }
}
