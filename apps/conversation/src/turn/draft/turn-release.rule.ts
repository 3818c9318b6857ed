import { AsyncLocalStorage } from 'node:async_hooks';

export interface ReleasePorts {
  /** Notes text as shown, after what was shown before. @returns false when nothing may be shown any more */
  readonly note: (shownBefore: string, text: string) => Promise<boolean>;
  readonly show: (offset: number, text: string) => Promise<void>;
}

/**
 * Shows a reply while it is being written: each part is noted first and shown then, so that after a crash the reply goes on where
 * the customer stopped reading. Parts that come while one is being noted go together with the next.
 */
export class TurnRelease {
  private wanted: string;
  private working: Promise<void> | null = null;
  private stopped = false;
  private failure: Error | undefined;
  /** Pieces arrive in the context of whoever publishes them; units of work belong to the context that made this object. */
  private readonly inOwnContext = AsyncLocalStorage.snapshot();

  constructor(
    private done: string,
    private readonly ports: ReleasePorts,
  ) {
    this.wanted = done;
  }

  /** What the customer has been shown. */
  get shown(): string {
    return this.done;
  }

  /** @param text the reply from its beginning, as far as it may be shown now */
  advance(text: string): void {
    if (this.stopped || text.length <= this.wanted.length) return;
    this.wanted = text;
    this.working ??= this.inOwnContext(() => this.work());
  }

  /** Shows no more and waits for what is under way. @throws what noting threw */
  async stop(): Promise<string> {
    this.stopped = true;
    await this.working;
    if (this.failure !== undefined) throw this.failure;
    return this.done;
  }

  private async work(): Promise<void> {
    try {
      while (this.done.length < this.wanted.length) {
        const text = this.wanted.slice(this.done.length);
        if (!(await this.ports.note(this.done, text))) break;
        const offset = this.done.length;
        this.done += text;
        await this.ports.show(offset, text);
        if (this.stopped) break;
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error('the release of a reply failed');
    } finally {
      this.stopped ||= this.done.length < this.wanted.length;
      this.working = null;
    }
  }
}
