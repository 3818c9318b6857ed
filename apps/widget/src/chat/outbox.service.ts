import { ChatError } from '../api/chat.port.js';
import type { BrowserStore, Unsent } from './browser-store.service.js';
import { refusalWords } from './problem-words.rule.js';
import { Retry } from './retry.service.js';

export interface OutboxDesk {
  /** @returns the server's id of the message */
  deliver(unsent: Unsent): Promise<string>;
  sent(key: string, id: string): void;
  refused(key: string, words: string): void;
  delayed(error: ChatError): void;
  gone(status: number, token: string | null): Promise<void>;
  /** The token that the next request carries. */
  token(): string | null;
}

/** For these the same words may be taken a moment later; any other refusal is about the words. */
const isPassing = (status: number): boolean => status === 0 || status === 408 || status === 409 || status === 429 || status >= 500;

/** Words on their way to the server: in order, one at a time, so that none overtakes another; each kept until the server has it. */
export class Outbox {
  private readonly retry = new Retry();
  private sending: Promise<void> | undefined;

  constructor(
    private readonly store: BrowserStore,
    private readonly desk: OutboxDesk,
  ) {}

  put(unsent: Unsent): void {
    this.store.saveUnsent([...this.store.unsent(), unsent]);
    void this.flush();
  }

  /** @returns the words of a refused message, which is forgotten here */
  takeBack(key: string): string | undefined {
    const found = this.store.unsent().find((unsent) => unsent.key === key);
    this.forget(key);
    return found?.text;
  }

  /** Sends what waits. */
  flush(): Promise<void> {
    this.retry.wake();
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private next(): Unsent | undefined {
    return this.store.unsent().find(({ refused }) => refused === undefined);
  }

  private async sendAll(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) {
      const token = this.desk.token();
      try {
        const id = await this.desk.deliver(next);
        this.forget(next.key);
        this.retry.reset();
        this.desk.sent(next.key, id);
      } catch (error) {
        await this.failed(next, token, error instanceof ChatError ? error : new ChatError(0));
      }
    }
  }

  private async failed({ key }: Unsent, token: string | null, error: ChatError): Promise<void> {
    if (error.status !== 401 && error.status !== 404 && !isPassing(error.status)) {
      const words = refusalWords(error.status);
      this.store.saveUnsent(this.store.unsent().map((other) => (other.key === key ? { ...other, refused: words } : other)));
      return this.desk.refused(key, words);
    }
    if (isPassing(error.status)) this.desk.delayed(error);
    else await this.desk.gone(error.status, token).catch((again: unknown) => this.desk.delayed(again instanceof ChatError ? again : new ChatError(0)));
    await this.retry.wait(error.pauseMs);
  }

  private forget(key: string): void {
    this.store.saveUnsent(this.store.unsent().filter((other) => other.key !== key));
  }
}
