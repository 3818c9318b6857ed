import type { ConversationLive, DataOf, MessageView, ReplyOf, streamRead } from '@rapport/contracts';
import { toEventId, type Position } from './position.rule.js';

export type Snapshot = ReplyOf<typeof streamRead>;
export type Question = DataOf<typeof streamRead>;

/** One event as a listener gets it. Without an id it changes nothing about where to resume. */
export interface Outgoing {
  readonly event: 'message' | 'sentence' | 'typing' | 'status' | 'ready';
  readonly id: string | null;
  readonly data: object;
}

/** What to tell, or that something is missing in between, which the owner of the conversation must be asked for. */
export type Heard = { readonly tell: readonly Outgoing[] } | { readonly gap: true };

const REMEMBERED_REPLIES = 50;

/**
 * Keeps track of one listener, so that nothing is told twice and nothing is left out. Whole messages count by `seq`; the
 * reply that is being released counts by its offset in UTF-16 units, and is replaced by its message in the end.
 */
export class EventFeed {
  private seq: number;
  /** The id is not known yet when a listener resumes in the middle of a reply. */
  private reply: { id: string | undefined; offset: number } | undefined;
  private readonly whole = new Set<string>();

  constructor(from: Position) {
    this.seq = from.seq;
    this.reply = from.offset > 0 ? { id: undefined, offset: from.offset } : undefined;
  }

  get position(): Position {
    return { seq: this.seq, offset: this.reply?.offset ?? 0 };
  }

  /** What the conversation itself says was missed. It is in order and whole, so it is always told. */
  catchUp({ messages, running }: Snapshot): Outgoing[] {
    const told = messages.filter((message) => message.seq > this.seq).map((message) => this.tellMessage(message));
    if (!running) return told;
    if (this.reply?.id === undefined) this.reply = { id: running.replyId, offset: this.reply?.offset ?? 0 };
    const grown = this.grow(running.turnId, running.replyId, 0, running.text);
    return 'tell' in grown ? [...told, ...grown.tell] : told;
  }

  hear(live: ConversationLive): Heard {
    switch (live.type) {
      case 'message':
        if (live.message.seq <= this.seq) return { tell: [] };
        return live.message.seq > this.seq + 1 ? { gap: true } : { tell: [this.tellMessage(live.message)] };
      case 'sentence':
        return this.grow(live.turnId, live.replyId, live.offset, live.text);
      case 'typing':
        return { tell: [{ event: 'typing', id: null, data: { on: live.on } }] };
      case 'status':
        return { tell: [{ event: 'status', id: null, data: { status: live.status, contact: live.contact } }] };
    }
  }

  private tellMessage(message: MessageView): Outgoing {
    this.seq = message.seq;
    if (message.role !== 'customer') {
      this.reply = undefined;
      this.whole.add(message.id);
      const oldest = this.whole.values().next();
      if (this.whole.size > REMEMBERED_REPLIES && !oldest.done) this.whole.delete(oldest.value);
    }
    return { event: 'message', id: toEventId(this.position), data: { message } };
  }

  private grow(turnId: string, replyId: string, offset: number, text: string): Heard {
    if (this.whole.has(replyId)) return { tell: [] };
    if (this.reply?.id !== replyId) this.reply = { id: replyId, offset: this.reply && this.reply.id === undefined ? this.reply.offset : 0 };
    const known = this.reply.offset;
    if (offset > known) return { gap: true };
    if (offset + text.length <= known) return { tell: [] };
    this.reply.offset = offset + text.length;
    return { tell: [{ event: 'sentence', id: toEventId(this.position), data: { turnId, replyId, offset: known, text: text.slice(known - offset) } }] };
  }
}
