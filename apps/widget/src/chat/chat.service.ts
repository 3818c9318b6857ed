import type { ChatError, ChatPort, Face, LiveEvent, Rating, SourceView } from '../api/chat.port.js';
import type { BrowserStore, Unsent } from './browser-store.service.js';
import { Follower } from './follower.service.js';
import { newKey } from './key.rule.js';
import { Outbox } from './outbox.service.js';
import { delayWords } from './problem-words.rule.js';
import { type Begun, Session } from './session.service.js';
import { type ChatState, EMPTY, withMessage, withNewConversation, withoutUnsent, withSent, withSentence, withUnsent } from './state.rule.js';

/** The conversation of this browser: finds or begins it, sends what is written, and follows it live. */
export class ChatService {
  state: ChatState = EMPTY;
  private conversationId: string | null = null;
  private renewing: Promise<void> | undefined;
  private readonly session: Session;
  private readonly follower: Follower;
  private readonly outbox: Outbox;

  constructor(
    private readonly port: ChatPort,
    private readonly store: BrowserStore,
    workspace: string,
    private readonly changed: (state: ChatState) => void,
  ) {
    const gone = (status: number, token: string | null): Promise<void> => this.gone(status, token);
    this.session = new Session(port, store, workspace);
    this.follower = new Follower(port, { heard: (event) => this.hear(event), lost: (times) => this.lost(times), gone });
    this.outbox = new Outbox(store, {
      deliver: (unsent) => this.deliver(unsent),
      sent: (key, id) => this.set({ ...withSent(this.state, key, id), connection: 'online', problem: null }),
      refused: (key, words) => this.refuse(key, words),
      delayed: (error) => this.delayed(error),
      gone,
      token: () => this.port.token,
    });
  }

  /** @returns the look of the chat */
  async start(): Promise<Face> {
    const { workspace, conversationId } = await this.session.start();
    for (const { key, text, refused } of this.store.unsent()) this.set(withUnsent(this.state, key, text, refused));
    this.set({ ...this.state, caughtUp: conversationId === null });
    if (conversationId !== null) this.enter(conversationId);
    void this.outbox.flush();
    return workspace;
  }

  /** Takes the visitor's words: shown at once, sent when there is a connection. */
  say(text: string): void {
    const words = text.trim();
    if (words === '') return;
    const key = newKey();
    this.set({ ...withUnsent(this.state, key, words), problem: null });
    this.outbox.put({ key, text: words });
  }

  /** Gives refused words back to their writer. */
  takeBack(key: string): string {
    this.set({ ...withoutUnsent(this.state, key), problem: null });
    return this.outbox.takeBack(key) ?? '';
  }

  rate(messageId: string, rating: Rating): Promise<void> {
    return this.port.rate(messageId, rating);
  }

  source(messageId: string, ref: string): Promise<SourceView> {
    return this.port.source(messageId, ref);
  }

  /** The browser has, or has no, connection; or the page is looked at again. */
  connection(online: boolean): void {
    if (!online) return this.set({ ...this.state, connection: 'offline', typing: false });
    if (this.state.connection === 'offline') this.set({ ...this.state, connection: this.conversationId === null ? 'idle' : 'reconnecting' });
    this.follower.wake();
    void this.outbox.flush();
  }

  /** Another tab of this browser has opened a conversation: this one shows it too. */
  join(): void {
    const id = this.store.conversation();
    if (id === null || id === this.conversationId) return;
    this.port.token = this.store.token();
    this.set(withNewConversation(this.state));
    this.enter(id);
  }

  private async deliver({ key, text }: Unsent): Promise<string> {
    if (this.state.status === 'closed') this.leave();
    const conversationId = this.conversationId ?? (await this.port.open()).id;
    if (this.conversationId === null) {
      this.enter(conversationId);
      this.store.saveConversation(conversationId);
    }
    return (await this.port.say(conversationId, text, key)).id;
  }

  private enter(conversationId: string): void {
    this.conversationId = conversationId;
    this.follower.follow(conversationId);
  }

  private leave(): void {
    this.follower.stop();
    this.conversationId = null;
    this.set(withNewConversation(this.state));
  }

  /** The token was revoked, or the conversation erased: whatever waits goes into a new one. */
  private async gone(status: number, token: string | null): Promise<void> {
    if (status === 404) return this.leave();
    this.renewing ??= this.renew(token).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async renew(token: string | null): Promise<void> {
    if (this.port.token !== token) return;
    const { conversationId }: Begun = await this.session.renew(token);
    this.leave();
    if (conversationId !== null) this.enter(conversationId);
  }

  private hear(event: LiveEvent): void {
    switch (event.type) {
      case 'ready':
        return this.set({ ...this.state, connection: 'online', caughtUp: true });
      case 'message':
        return this.set(withMessage(this.state, event.message));
      case 'sentence':
        return this.set(withSentence(this.state, event.replyId, event.offset, event.text));
      case 'typing':
        return this.set({ ...this.state, typing: event.on });
      case 'status':
        return this.set({ ...this.state, status: event.status, contact: event.contact ?? this.state.contact });
    }
  }

  private refuse(key: string, words: string): void {
    const entry = this.state.entries.find(({ id }) => id === key);
    if (entry) this.set(withUnsent(this.state, key, entry.text, words));
  }

  /** A line that breaks once is mended before anybody needs to know. */
  private lost(times: number): void {
    if (this.state.connection === 'offline') return;
    this.set({ ...this.state, connection: times > 0 ? 'reconnecting' : this.state.connection, typing: false });
  }

  private delayed({ status }: ChatError): void {
    const connection = status === 0 && this.state.connection !== 'offline' ? 'reconnecting' : this.state.connection;
    this.set({ ...this.state, connection, problem: delayWords(status) });
  }

  private set(state: ChatState): void {
    this.state = state;
    this.changed(state);
  }
}
