const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** Waits between attempts: longer each time, and a random part of it, so that the visitors of a restarted server do not all come at once. */
export class Retry {
  failures = 0;
  private end: (() => void) | undefined;

  /** @param atLeastMs the pause that the server asked for */
  async wait(atLeastMs = 0): Promise<void> {
    const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(atLeastMs, most * (0.5 + Math.random() / 2)));
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.end = undefined;
  }

  reset(): void {
    this.failures = 0;
  }

  /** Something changed that makes it worth trying now. */
  wake(): void {
    this.end?.();
  }
}
