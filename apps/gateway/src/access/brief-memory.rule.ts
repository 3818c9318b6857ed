/** A small memory in which everything is forgotten after a fixed time. The oldest make room when it is full. */
export class BriefMemory<V> {
  private readonly kept = new Map<string, { value: V; until: number }>();

  /**
   * @param lifeMs how long a value is kept, in ms
   * @param capacity how many at most
   * @param now the clock, in ms
   */
  constructor(
    private readonly lifeMs: number,
    private readonly capacity: number,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string): V | undefined {
    const entry = this.kept.get(key);
    if (entry === undefined) return undefined;
    if (entry.until > this.now()) return entry.value;
    this.kept.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.kept.delete(key);
    if (this.kept.size >= this.capacity) {
      const oldest = this.kept.keys().next();
      if (!oldest.done) this.kept.delete(oldest.value);
    }
    this.kept.set(key, { value, until: this.now() + this.lifeMs });
  }

  /** Forgets what the test picks, at once. */
  forget(test: (value: V) => boolean): void {
    for (const [key, { value }] of this.kept) if (test(value)) this.kept.delete(key);
  }
}
