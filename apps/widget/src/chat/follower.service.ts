import { ChatError, type ChatPort, type LiveEvent } from '../api/chat.port.js';
import { Retry } from './retry.service.js';

/** A line that lived this long was a good one: the next attempt comes soon again. */
const GOOD_LINE_MS = 10_000;

export interface FollowerDesk {
  heard(event: LiveEvent): void;
  /** The line broke. @param times how often in a row before */
  lost(times: number): void;
  /** The server does not know the token (401) or the conversation (404) any more. */
  gone(status: number, token: string | null): Promise<void>;
}

/** Keeps the line to one conversation open, and goes on where it broke off. */
export class Follower {
  private readonly retry = new Retry();
  private line: AbortController | undefined;

  constructor(
    private readonly port: ChatPort,
    private readonly desk: FollowerDesk,
  ) {}

  follow(conversationId: string): void {
    this.stop();
    this.line = new AbortController();
    void this.run(conversationId, this.line.signal);
  }

  stop(): void {
    this.line?.abort();
    this.retry.reset();
    this.retry.wake();
  }

  /** Tries again at once. */
  wake(): void {
    this.retry.wake();
  }

  private async run(conversationId: string, signal: AbortSignal): Promise<void> {
    let last: string | null = null;
    const replaced = (): boolean => signal.aborted;
    while (!replaced()) {
      const { token } = this.port;
      const began = Date.now();
      const hear = (event: LiveEvent, id: string | null): void => {
        if (replaced()) return;
        last = id ?? last;
        this.desk.heard(event);
      };
      const failure: unknown = await this.port.listen(conversationId, last, hear, signal).catch((error: unknown) => error);
      if (replaced()) return;
      const status = failure instanceof ChatError ? failure.status : 0;
      if (status === 401 || status === 404) await this.desk.gone(status, token).catch(() => undefined);
      if (Date.now() - began > GOOD_LINE_MS) this.retry.reset();
      // What happened meanwhile may have put another line in the place of this one.
      if (replaced()) return;
      this.desk.lost(this.retry.failures);
      await this.retry.wait(failure instanceof ChatError ? failure.pauseMs : 0);
    }
  }
}
