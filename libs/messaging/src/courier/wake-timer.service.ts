/** No two looks come closer than this: due times and leases are not that exact. */
const SHORTEST_MS = 10;

/** One timer that only ever moves nearer until it fires. */
export class WakeTimer {
  private handle: NodeJS.Timeout | undefined;
  private at = Infinity;

  constructor(private readonly fire: () => unknown) {}

  /** Fires in so many ms, or earlier when that was asked for before. */
  lower(inMs: number): void {
    const wait = Math.max(SHORTEST_MS, inMs);
    const at = performance.now() + wait;
    if (at >= this.at) return;
    clearTimeout(this.handle);
    this.at = at;
    this.handle = setTimeout(() => {
      this.at = Infinity;
      this.fire();
    }, Math.ceil(wait));
    this.handle.unref();
  }

  clear(): void {
    clearTimeout(this.handle);
    this.at = Infinity;
  }
}
