/** Bits of a code. A power of two, as the transform below wants it, that has room for every vector of the house (1,536). */
export const CODE_BITS = 2048;
/** Never changed: codes that were stored under other signs would mean nothing to new ones. */
const SEEDS = [0x243f6a88, 0x13198a2e];

/** A fixed random sign for each place, by Marsaglia's xorshift. */
function signsOf(seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: CODE_BITS }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state & 0x10000) === 0 ? 1 : -1;
  });
}
const SIGNS = SEEDS.map(signsOf);

/** Walsh-Hadamard transform in place, without its scale: only the signs are asked for. */
function transform(values: Float32Array): void {
  for (let half = 1; half < CODE_BITS; half *= 2) {
    for (let block = 0; block < CODE_BITS; block += 2 * half) {
      for (let at = block; at < block + half; at += 1) {
        const left = values[at] ?? 0;
        const right = values[at + half] ?? 0;
        values[at] = left + right;
        values[at + half] = left - right;
      }
    }
  }
}

/**
 * The code of a vector: 2,048 bits, of which two vectors share the more the smaller the angle between them (signs of random projections,
 * Charikar 2002; the projections as random signs and Hadamard transforms, Ailon and Chazelle 2009). The turn by it makes this true of any
 * model: signs of the numbers as they stand find 23 % of what is nearest among hashed words, whose numbers are mostly zero, and fall off for
 * models of 384 dimensions, whose vectors are padded.
 *
 * @param vector at most 2,048 numbers
 * @returns 512 hexadecimal digits behind an `x`, as Postgres reads a `bit(2048)`
 */
export function codeOf(vector: ArrayLike<number>): string {
  const values = new Float32Array(CODE_BITS);
  values.set(vector);
  for (const signs of SIGNS) {
    for (let at = 0; at < CODE_BITS; at += 1) values[at] = (values[at] ?? 0) * (signs[at] ?? 0);
    transform(values);
  }
  const bytes = Buffer.alloc(CODE_BITS / 8);
  for (let at = 0; at < CODE_BITS; at += 1) {
    if ((values[at] ?? 0) > 0) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return `x${bytes.toString('hex')}`;
}
