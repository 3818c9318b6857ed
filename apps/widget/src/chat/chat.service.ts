import { ChatError, type ChatPort, type LiveEvent, type Rating, type SourceView, type VisitorCreated } from '../api/chat.port.js';
import type { BrowserStore, Unsent } from './browser-store.service.js';
import { type ChatState, EMPTY, withMessage, withSent, withSentence, withWaiting } from './state.rule.js';

type Face = VisitorCreated['workspace'];

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The conversation of this browser: finds or begins it, keeps what is unsent, and follows it live. */
export class ChatService {
  state: ChatState = EMPTY;
  face: Face | null = null;
  private conversationId: string | null = null;
  private lastEventId: string | null = null;
  private listening: AbortController | undefined;
  private sending: Promise<void> | undefined;

  constructor(
    private readonly port: ChatPort,
    private readonly store: BrowserStore,
    private readonly workspace: string,
    private readonly changed: (state: ChatState) => void,
  ) {}

  /** Finds the conversation of an earlier visit, or begins as a new visitor. */
  async start(): Promise<Face> {
    this.port.token = this.store.token();
    const known = this.port.token === null ? null : await this.remembered();
    this.face = known ?? (await this.beginAnew());
    for (const { key, text } of this.store.unsent()) this.set(withWaiting(this.state, key, text));
    if (this.conversationId !== null) {
      for (const message of await this.port.history(this.conversationId)) this.set(withMessage(this.state, message));
      this.follow();
    }
    if (this.store.unsent().length > 0) void this.flush();
    return this.face;
  }

  /** Takes the visitor's words: shown at once, sent when there is a connection. */
  say(text: string): void {
    const words = text.trim();
    if (words === '') return;
    const unsent: Unsent = { key: crypto.randomUUID(), text: words };
    this.store.saveUnsent([...this.store.unsent(), unsent]);
    this.set({ ...withWaiting(this.state, unsent.key, words), problem: null });
    void this.flush();
  }

  rate(messageId: string, rating: Rating): Promise<void> {
    return this.port.rate(messageId, rating);
  }

  source(messageId: string, ref: string): Promise<SourceView> {
    return this.port.source(messageId, ref);
  }

  /** Sends what waits, in order; one at a time, so that words never overtake each other. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    for (let next = this.store.unsent()[0]; next; next = this.store.unsent()[0]) {
      try {
        await this.send(next);
        wait = FIRST_PAUSE_MS;
      } catch (error) {
        if (error instanceof ChatError && error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 409) {
          this.drop(next);
          this.set({ ...this.state, problem: error.message });
        } else {
          this.set({ ...this.state, connection: 'reconnecting', problem: error instanceof ChatError ? error.message : null });
          await pause(wait);
          wait = Math.min(LONGEST_PAUSE_MS, wait * 2);
        }
      }
    }
  }

  private async send({ key, text }: Unsent): Promise<void> {
    if (this.conversationId === null) {
      this.conversationId = (await this.port.open()).id;
      this.follow();
    }
    const { id } = await this.port.say(this.conversationId, text, key);
    this.store.saveUnsent(this.store.unsent().filter((other) => other.key !== key));
    this.set({ ...withSent(this.state, key, id), problem: null });
  }

  private drop({ key }: Unsent): void {
    this.store.saveUnsent(this.store.unsent().filter((other) => other.key !== key));
    this.set({ ...this.state, entries: this.state.entries.filter((entry) => entry.id !== key) });
  }

  private follow(): void {
    this.listening?.abort();
    this.listening = new AbortController();
    void this.listenForGood(this.listening.signal);
  }

  private async listenForGood(signal: AbortSignal): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted && this.conversationId !== null) {
      try {
        await this.port.listen(this.conversationId, this.lastEventId, (event, id) => {
          wait = FIRST_PAUSE_MS;
          this.lastEventId = id ?? this.lastEventId;
          this.hear(event);
        }, signal);
      } catch {
        // Any end of the stream is met in the same way: say so and come back where it stopped.
      }
      if (signal.aborted) return;
      this.set({ ...this.state, connection: 'reconnecting', typing: false });
      await pause(wait);
      wait = Math.min(LONGEST_PAUSE_MS, wait * 2);
    }
  }

  private hear(event: LiveEvent): void {
    switch (event.type) {
      case 'ready':
        return this.set({ ...this.state, connection: 'online' });
      case 'message':
        return this.set(withMessage(this.state, event.message));
      case 'sentence':
        return this.set({ ...withSentence(this.state, event.replyId, event.offset, event.text), typing: false });
      case 'typing':
        return this.set({ ...this.state, typing: event.on });
      case 'status':
        return this.set({ ...this.state, status: event.status, contact: event.contact ?? this.state.contact });
    }
  }

  private async remembered(): Promise<Face | null> {
    try {
      const self = await this.port.me();
      this.conversationId = self.conversationId;
      return self.workspace;
    } catch (error) {
      // The token expired or was revoked: this browser is a new visitor.
      if (error instanceof ChatError && error.status === 401) return null;
      throw error;
    }
  }

  private async beginAnew(): Promise<Face> {
    const created = await this.port.begin(this.workspace);
    this.port.token = created.token;
    this.store.saveToken(created.token);
    return created.workspace;
  }

  private set(state: ChatState): void {
    this.state = state;
    this.changed(state);
  }
}
