/** Resolves after so many ms. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export interface Patience {
  /** At most so long, 90 s by default: longer than a lease, which is what work of a killed process waits for. */
  readonly withinMs?: number;
  /** Pause between two looks, 100 ms by default. */
  readonly everyMs?: number;
}

/**
 * Looks again and again until there is something to see. A look that throws saw nothing.
 *
 * @param what names it in the error
 * @throws Error when patience is over, with the last error as its cause
 */
export async function eventually<T>(look: () => Promise<T | undefined>, what: string, { withinMs = 90_000, everyMs = 100 }: Patience = {}): Promise<T> {
  const until = performance.now() + withinMs;
  let last: unknown;
  do {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await pause(everyMs);
  } while (performance.now() < until);
  throw new Error(`waited in vain for ${what}`, { cause: last });
}
