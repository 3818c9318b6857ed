import { Readable } from 'node:stream';
import type { ConversationLive } from '@rapport/contracts';
import { Bell } from './bell.service.js';
import { EventFeed, type Outgoing, type Question, type Snapshot } from './feed.machine.js';
import type { Position } from './position.rule.js';

const HEARTBEAT_MS = 15_000;
/** A listener that is further behind than this is let go; it comes back with its Last-Event-ID. */
const MAX_WAITING = 1_000;
const MAX_BUFFERED_BYTES = 1_048_576;

/** What a listener needs of the house. */
export interface ListenerPorts {
  readonly conversationId: string;
  read(question: Question): Promise<Snapshot>;
  /** Who has a conversation that was handed over, as customers are told. */
  contact(): Promise<string | null>;
  subscribe(hear: (event: ConversationLive) => void): Promise<() => Promise<void>>;
}

/** One open event stream: listens first, then asks for what was missed, then tells what comes, each thing once. */
export class Listener {
  readonly stream = new Readable({ read: () => undefined, highWaterMark: MAX_BUFFERED_BYTES });
  private readonly waiting: ConversationLive[] = [];
  private readonly bell = new Bell();
  private readonly feed: EventFeed;
  private closed = false;

  constructor(
    private readonly ports: ListenerPorts,
    from: Position,
  ) {
    this.feed = new EventFeed(from);
    this.stream.once('close', () => this.close());
  }

  /** Runs until the listener goes or is let go. Errors before the first event are thrown, later ones end the stream. */
  async open(): Promise<void> {
    const leave = await this.ports.subscribe((event) => this.take(event));
    try {
      const snapshot = await this.catchUp();
      const contact = snapshot.status === 'escalated' ? await this.ports.contact() : null;
      this.tell([{ event: 'status', id: null, data: { status: snapshot.status, contact } }]);
      this.tell([{ event: 'ready', id: null, data: { seq: this.feed.position.seq } }]);
    } catch (error) {
      this.close();
      await leave();
      throw error;
    }
    const heartbeat = setInterval(() => this.stream.push(': here\n\n'), HEARTBEAT_MS);
    void this.run()
      .catch(() => this.close())
      .finally(() => {
        clearInterval(heartbeat);
        void leave();
      });
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.bell.ring();
    if (!this.stream.destroyed) this.stream.push(null);
  }

  private take(event: ConversationLive): void {
    if (this.waiting.length >= MAX_WAITING) this.close();
    else this.waiting.push(event);
    this.bell.ring();
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      const event = this.waiting.shift();
      if (event === undefined) await this.bell.wait(HEARTBEAT_MS);
      else await this.pass(event);
    }
  }

  private async pass(event: ConversationLive): Promise<void> {
    const heard = this.feed.hear(event);
    if ('tell' in heard) return this.tell(heard.tell);
    await this.catchUp();
    const again = this.feed.hear(event);
    // A sentence that is still ahead belongs to a text that its message will bring whole.
    if ('tell' in again) this.tell(again.tell);
  }

  private async catchUp(): Promise<Snapshot> {
    for (;;) {
      const before = this.feed.position.seq;
      const snapshot = await this.ports.read({ conversationId: this.ports.conversationId, afterSeq: before });
      this.tell(this.feed.catchUp(snapshot));
      // A long conversation may come in several parts.
      if (this.feed.position.seq === before || snapshot.messages.length < 100) return snapshot;
    }
  }

  private tell(events: readonly Outgoing[]): void {
    for (const { event, id, data } of events) {
      if (this.closed) return;
      const head = id === null ? '' : `id: ${id}\n`;
      const room = this.stream.push(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!room) this.close();
    }
  }
}
