/** The times of a turn's steps, for its explanation and the figures of the process. */
export class StepClock {
  private readonly begun = performance.now();
  private readonly steps = new Map<string, number>();

  /** @param observe told of each step with its seconds */
  constructor(private readonly observe: (step: string, seconds: number) => void) {}

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.note(step, performance.now() - start);
    }
  }

  /** The same for work that is done at once; what a step does in parts adds up. */
  count<T>(step: string, work: () => T): T {
    const start = performance.now();
    const result = work();
    this.note(step, performance.now() - start);
    return result;
  }

  /** Milliseconds by step, to a tenth. */
  get times(): Record<string, number> {
    return Object.fromEntries([...this.steps].map(([step, ms]) => [step, Math.round(ms * 10) / 10]));
  }

  /** Milliseconds since the clock was made. */
  get total(): number {
    return Math.round(performance.now() - this.begun);
  }

  private note(step: string, ms: number): void {
    this.steps.set(step, (this.steps.get(step) ?? 0) + ms);
    this.observe(step, ms / 1_000);
  }
}
