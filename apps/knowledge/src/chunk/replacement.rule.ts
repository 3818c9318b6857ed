/** A chunk that a document has now. */
export interface OldChunk {
  readonly id: string;
  readonly headings: readonly string[];
  readonly text: string;
}

/** What to do so that a document has its new chunks. */
export interface Replacement<T> {
  /** Texts that were there before: they keep id, ref and counts. */
  readonly kept: readonly { readonly id: string; readonly chunk: T }[];
  readonly added: readonly T[];
  readonly removed: readonly string[];
}

/**
 * Plans the replacement of a document's chunks. Equal texts are paired in order, first those under the same headings, so that citations
 * of an unchanged passage go on pointing to it.
 */
export function planReplacement<T extends Omit<OldChunk, 'id'>>(old: readonly OldChunk[], next: readonly T[]): Replacement<T> {
  const free = new Set(old);
  const pairs = new Map<T, string>();
  for (const key of [(chunk: Omit<OldChunk, 'id'>) => JSON.stringify([chunk.headings, chunk.text]), (chunk: Omit<OldChunk, 'id'>) => chunk.text]) {
    const waiting = new Map<string, OldChunk[]>();
    for (const chunk of free) waiting.set(key(chunk), [...(waiting.get(key(chunk)) ?? []), chunk]);
    for (const chunk of next) {
      const match = pairs.has(chunk) ? undefined : waiting.get(key(chunk))?.shift();
      if (!match) continue;
      pairs.set(chunk, match.id);
      free.delete(match);
    }
  }
  return {
    kept: next.flatMap((chunk) => {
      const id = pairs.get(chunk);
      return id === undefined ? [] : [{ id, chunk }];
    }),
    added: next.filter((chunk) => !pairs.has(chunk)),
    removed: [...free].map((chunk) => chunk.id),
  };
}

export interface Parts<T> {
  readonly first: readonly Replacement<T>[];
  /** May be empty. */
  readonly last: Replacement<T>;
}

/**
 * A replacement in parts that can be done one after the other, what is new beside what it replaces.
 *
 * @param size most chunks that one part takes out, and most that it brings in or keeps
 */
export function inParts<T>(plan: Replacement<T>, size: number): Parts<T> {
  const longest = Math.max(plan.removed.length, plan.added.length);
  const changes = Array.from({ length: longest }, (_, at) => ({ removed: plan.removed.slice(at, at + 1), added: plan.added.slice(at, at + 1), kept: plan.kept.slice(0, 0) }));
  const steps: Replacement<T>[] = [...changes, ...plan.kept.map((one) => ({ removed: [], added: [], kept: [one] }))];
  const first: Replacement<T>[] = [];
  let at = 0;
  for (; at + size < steps.length; at += size) first.push(joined(steps.slice(at, at + size)));
  return { first, last: joined(steps.slice(at)) };
}

function joined<T>(steps: readonly Replacement<T>[]): Replacement<T> {
  return { kept: steps.flatMap(({ kept }) => kept), added: steps.flatMap(({ added }) => added), removed: steps.flatMap(({ removed }) => removed) };
}
