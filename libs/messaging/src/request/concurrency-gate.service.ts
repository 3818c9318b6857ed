/** Lets so many in at the same time; the others wait in the order in which they came. */
export class ConcurrencyGate {
  private inside = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limit: number) {}

  /**
   * Waits for a place.
   *
   * @param signal ends the waiting
   * @returns what gives the place back, to be called once; undefined when the signal came first
   */
  enter(signal: AbortSignal): Promise<(() => void) | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    if (this.inside < this.limit) {
      this.inside += 1;
      return Promise.resolve(() => this.leave());
    }
    return new Promise((resolve) => {
      const admit = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(() => this.leave());
      };
      const giveUp = (): void => {
        this.waiting.delete(admit);
        resolve(undefined);
      };
      this.waiting.add(admit);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  private leave(): void {
    const [next] = this.waiting;
    if (!next) {
      this.inside -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
