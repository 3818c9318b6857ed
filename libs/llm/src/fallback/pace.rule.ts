import { AppError } from '@rapport/errors';
import type { AttemptEvent } from '../chat/chat-provider.port.js';
import type { ChatEvent } from '../chat/chat.types.js';

export interface PaceLimits {
  /** Milliseconds until the first sign of an answer. */
  firstWithinMs: number;
  lookEveryMs: number;
  leastLettersPerSecond: number;
  /** Letters that make a beginning: what has not so many by the first look has not begun. */
  firmLetters: number;
}

/**
 * Watches one attempt: ends it when there is no sign of an answer in time (a hang), or when the answer comes more slowly
 * than anybody reads (a drip). It does not rely on the source to obey its signal.
 *
 * @param source starts the attempt under the signal that it is given
 * @param limits the least that is expected
 * @param signal ends the attempt from outside
 * @returns the events for the caller
 * @throws AppError `timeout`; what the source throws
 */
export async function* keepPace(
  source: (signal: AbortSignal) => AsyncIterable<AttemptEvent>,
  limits: PaceLimits,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const own = new AbortController();
  const pace = new Pace(limits, own);
  const joined = AbortSignal.any([signal, own.signal]);
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    stop = (): void => reject(timeoutOf(own.signal));
    if (joined.aborted) stop();
    else joined.addEventListener('abort', stop, { once: true });
  });
  ended.catch(() => undefined);
  const events = source(joined)[Symbol.asyncIterator]();
  let finished = false;
  try {
    for (;;) {
      const next = await Promise.race([events.next(), ended]);
      if (next.done === true) {
        finished = true;
        return;
      }
      pace.heard(next.value);
      if (next.value.type !== 'progress') yield next.value;
    }
  } catch (thrown) {
    // A source that obeys the signal says so in its own words, and may be quicker than we are.
    throw joined.aborted ? timeoutOf(own.signal) : thrown;
  } finally {
    pace.stop();
    joined.removeEventListener('abort', stop);
    if (!finished) {
      own.abort();
      // Not waited for: a source that hangs would hang us.
      void Promise.resolve(events.return?.()).catch(() => undefined);
    }
  }
}

class Pace {
  private total = 0;
  private recent = 0;
  private countedFrom: number | null = null;
  private timer: NodeJS.Timeout;

  constructor(
    private readonly limits: PaceLimits,
    private readonly controller: AbortController,
  ) {
    this.timer = setTimeout(() => this.look(), limits.firstWithinMs);
  }

  heard(event: AttemptEvent): void {
    this.countedFrom ??= performance.now();
    const letters = event.type === 'text' ? event.text.length : event.type === 'progress' ? event.letters : 0;
    this.total += letters;
    this.recent += letters;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private look(): void {
    const { lookEveryMs, leastLettersPerSecond, firmLetters } = this.limits;
    if (this.countedFrom === null) return this.controller.abort('no answer in time');
    const waitedMs = performance.now() - this.countedFrom;
    // An answer that has just begun is given a moment before it is judged.
    const graceMs = lookEveryMs / 5;
    if (waitedMs < graceMs) {
      this.timer = setTimeout(() => this.look(), graceMs);
      return;
    }
    const isSlow = this.recent < (waitedMs / 1000) * leastLettersPerSecond;
    if (isSlow || this.total < firmLetters) return this.controller.abort('the answer came too slowly');
    this.recent = 0;
    this.countedFrom = performance.now();
    this.timer = setTimeout(() => this.look(), lookEveryMs);
  }
}

function timeoutOf(own: AbortSignal): AppError {
  const reason = own.aborted && typeof own.reason === 'string' ? own.reason : 'the call was ended';
  return new AppError('timeout', `the model: ${reason}`);
}
