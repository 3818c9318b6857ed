/**
 * One stream for several readers: each gets every item from the first on. An item is pulled from the source when the reader
 * that is furthest along asks for it, and the source is ended when the last reader has gone.
 */
export class SharedStream<T> {
  private readonly items: T[] = [];
  private readonly controller = new AbortController();
  private readonly source: AsyncIterator<T>;
  private pulling: Promise<void> | null = null;
  private ended = false;
  private failure: { thrown: unknown } | null = null;
  private readers = 0;

  /**
   * @param start starts the source; the signal fires when nobody reads it any more
   * @param onEnd called once, when the source has ended, failed or was left
   */
  constructor(
    start: (signal: AbortSignal) => AsyncIterable<T>,
    private readonly onEnd: () => void,
  ) {
    this.source = start(this.controller.signal)[Symbol.asyncIterator]();
  }

  /**
   * Reads from the first item on.
   *
   * @param signal ends this reader only
   * @throws what the source throws; the signal's reason
   */
  async *read(signal: AbortSignal | undefined): AsyncGenerator<T> {
    this.readers += 1;
    const gone = leaving(signal);
    try {
      for (let at = 0; ; at += 1) {
        while (at >= this.items.length && !this.ended) await Promise.race([this.pull(), gone.promise]);
        if (at >= this.items.length) {
          if (this.failure !== null) throw this.failure.thrown;
          return;
        }
        yield this.items[at] as T;
      }
    } finally {
      gone.dispose();
      this.readers -= 1;
      if (this.readers === 0 && !this.ended) this.abandon();
    }
  }

  private pull(): Promise<void> {
    this.pulling ??= this.source
      .next()
      .then(
        ({ done, value }) => {
          if (done === true) this.end();
          else this.items.push(value);
        },
        (thrown: unknown) => {
          this.failure = { thrown };
          this.end();
        },
      )
      .finally(() => {
        this.pulling = null;
      });
    return this.pulling;
  }

  private abandon(): void {
    this.end();
    this.controller.abort();
    void Promise.resolve(this.source.return?.()).catch(() => undefined);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
  }
}

function leaving(signal: AbortSignal | undefined): { promise: Promise<never>; dispose: () => void } {
  let stop: () => void = () => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    stop = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error('the reader has gone'));
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
  promise.catch(() => undefined);
  return { promise, dispose: () => signal?.removeEventListener('abort', stop) };
}
