import { AppError } from '@rapport/errors';

/** The time that a handler has. */
export class TimeLimit {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly over: Promise<never>;

  /** @param what names the work in the error */
  constructor(limitMs: number, what: string) {
    this.over = new Promise<never>((_resolve, reject) => {
      this.controller.signal.addEventListener('abort', () => reject(this.controller.signal.reason as Error), { once: true });
    });
    this.over.catch(() => undefined);
    const giveUp = (): void => this.controller.abort(new AppError('internal', `${what} was not done within ${limitMs} ms and was given up`));
    this.timer = setTimeout(giveUp, limitMs).unref();
  }

  /** Aborted when the time is over. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Waits for the work, but not longer. What does not hear the signal is left behind: the fence keeps it from writing. @throws AppError `internal` */
  wait<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.over]);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
