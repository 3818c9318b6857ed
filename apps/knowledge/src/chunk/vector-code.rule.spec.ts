import { describe, expect, it } from '@jest/globals';
import { createLlm } from '@rapport/llm';
import fc from 'fast-check';
import { CODE_BITS, codeOf } from './vector-code.rule.js';

/** Share of bits in which two codes differ. */
function difference(a: string, b: string): number {
  const [left, right] = [Buffer.from(a.slice(1), 'hex'), Buffer.from(b.slice(1), 'hex')];
  return left.reduce((sum, byte, at) => sum + [...(byte ^ (right[at] ?? 0)).toString(2)].filter((bit) => bit === '1').length, 0) / CODE_BITS;
}
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>): number => Array.from(x).reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

describe('codeOf', () => {
  it('is the same for the same direction, whatever the length and the padding', () => {
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 1536 }).filter((values) => Math.hypot(...values) > 0.1);
    fc.assert(fc.property(numbers, (values) => {
      expect(codeOf(values)).toMatch(/^x[0-9a-f]{512}$/);
      expect(codeOf([...values, 0, 0])).toBe(codeOf(values));
      expect(codeOf(values.map((value) => value * 4))).toBe(codeOf(values));
    }), { numRuns: 30 });
  });

  it.each([['dense', 1536], ['padded', 384], ['nearly empty', 12]])('differs in as many bits as the angle says: %s', (_, width) => {
    const dice = (seed: number) => Float32Array.from({ length: width }, (_value, at) => Math.sin(seed * 7919 + at * 104_729));
    for (let pair = 1; pair <= 10; pair += 1) {
      const [a, noise] = [dice(pair), dice(pair + 100)];
      const b = a.map((value, at) => value + (noise[at] ?? 0) * (pair / 4));
      expect(Math.abs(difference(codeOf(a), codeOf(b)) - Math.acos(cosine(a, b)) / Math.PI)).toBeLessThan(0.06);
    }
  });

  it('tells texts apart by the builtin vectors, most of whose numbers are zero', async () => {
    const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } });
    const texts = ['Until when can I cancel?', 'You can cancel until 14 days before.', 'The chef brings his own knives.'];
    const [question, right, wrong] = (await embedding.embed(texts, 'document')).vectors.map(codeOf);
    expect(difference(question ?? '', right ?? '')).toBeLessThan(difference(question ?? '', wrong ?? '') - 0.02);
  });

  it('never changes', () => {
    expect(codeOf([1, 0.5, -0.25]).slice(0, 33)).toMatchInlineSnapshot(`"x999296972ac9696968561b66566963a5"`);
  });
});
