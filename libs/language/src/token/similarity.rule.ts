/**
 * Share of the members of `of` that also are in `within`.
 * @returns 0 to 1; 1 when `of` is empty
 */
export function tokenCoverage(of: Iterable<string>, within: Iterable<string>): number {
  const wanted = new Set(of);
  const there = new Set(within);
  if (wanted.size === 0) return 1;
  let found = 0;
  for (const token of wanted) if (there.has(token)) found += 1;
  return found / wanted.size;
}

/**
 * Jaccard similarity of two token lists, taken as sets: shared / all.
 * @returns 0 to 1; 1 when both are empty
 */
export function tokenSimilarity(a: Iterable<string>, b: Iterable<string>): number {
  const left = new Set(a);
  const right = new Set(b);
  let shared = 0;
  for (const token of left) if (right.has(token)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 1 : shared / all;
}

/**
 * Runs of `size` neighbouring tokens, each as one string.
 * @param size 1 or more
 */
export function shingles(tokens: readonly string[], size: number): string[] {
  const runs: string[] = [];
  for (let at = 0; at + size <= tokens.length; at += 1) runs.push(tokens.slice(at, at + size).join(' '));
  return runs;
}
