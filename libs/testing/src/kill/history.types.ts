/** What a customer's side saw of one message that it sent, again and again under one key until it was answered. */
export interface SendRecord {
  readonly conversationId: string;
  /** Said nowhere else. */
  readonly text: string;
  readonly key: string;
  /** When it was first sent, in ms. */
  readonly sentAt: number;
  /** Each 2xx that came back, with the id that the message got. */
  readonly acknowledgements: { readonly at: number; readonly messageId: string }[];
}

/** A reply as it came out somewhere. */
export interface Sighting {
  readonly conversationId: string;
  readonly replyId: string;
  readonly text: string;
  /** The message that it answers, where that is told. */
  readonly inReplyTo: string | null;
  readonly via: 'answer' | 'list' | 'events';
}

/** One blow and how long it took to get over it, in ms. */
export interface KillRecord {
  readonly victim: string;
  readonly at: number;
  /** Until the victim was ready again; what was only emptied is ready at once. */
  readyMs: number | null;
  /** Until the end of a turn was seen that was asked for after the blow. */
  replyMs: number | null;
}

/** What is in the database when all is quiet. */
export interface FinalState {
  readonly inbound: readonly { readonly id: string; readonly conversationId: string; readonly text: string }[];
  readonly messages: readonly StoredMessage[];
  readonly turns: readonly StoredTurn[];
  /** What became of replies on their channel. */
  readonly outbound: readonly { readonly messageId: string; readonly state: string }[];
  readonly dead: readonly { readonly name: string; readonly error: string | null }[];
  /** Deliveries that are due or run. */
  readonly waiting: readonly { readonly name: string; readonly state: string }[];
}

export interface StoredMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly turnId: string | null;
  readonly seq: number;
  readonly role: string;
  readonly text: string;
  readonly inReplyTo: string | null;
}

export interface StoredTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly state: string;
  readonly replyId: string;
  /** From the first message to the end, in ms; null while it goes on. */
  readonly tookMs: number | null;
}
