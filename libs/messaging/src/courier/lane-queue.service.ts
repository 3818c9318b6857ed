/**
 * The lanes of one service that wait for a worker in this process. A lane is worked on by one worker at a time; told
 * again meanwhile, it is looked at once more afterwards.
 */
export class LaneQueue {
  private readonly waiting = new Set<string>();
  private readonly active = new Set<string>();
  private readonly again = new Set<string>();
  private open = true;

  /**
   * @param concurrency how many lanes are worked on at the same time
   * @param drain works on one lane; must not reject
   */
  constructor(
    private readonly concurrency: number,
    private readonly drain: (lane: string) => Promise<void>,
  ) {}

  /** Nothing waits and nothing is worked on. */
  get isIdle(): boolean {
    return this.active.size === 0 && this.waiting.size === 0;
  }

  add(lane: string): void {
    if (!this.open) return;
    if (this.active.has(lane)) this.again.add(lane);
    else this.waiting.add(lane);
    this.pump();
  }

  /** Forgets what waits; what is worked on goes on. */
  close(): void {
    this.open = false;
    this.waiting.clear();
    this.again.clear();
  }

  private pump(): void {
    for (const lane of this.waiting) {
      if (this.active.size >= this.concurrency) return;
      this.waiting.delete(lane);
      this.active.add(lane);
      void this.drain(lane).finally(() => {
        this.active.delete(lane);
        if (this.again.delete(lane)) this.waiting.add(lane);
        this.pump();
      });
    }
  }
}
