import type { Citation, ConversationStatus, MessageView, SourceView, VisitorCreated, VisitorSelf } from '@rapport/contracts';

export type { Citation, ConversationStatus, MessageView, SourceView, VisitorCreated, VisitorSelf };

export type LiveEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'message'; readonly message: MessageView }
  | { readonly type: 'sentence'; readonly replyId: string; readonly offset: number; readonly text: string }
  | { readonly type: 'typing'; readonly on: boolean }
  | { readonly type: 'status'; readonly status: ConversationStatus; readonly contact: string | null };

export interface Rating {
  readonly thumb?: 'up' | 'down';
  readonly stars?: number;
  readonly text?: string;
}

/** A refusal of the server, with the sentence that a visitor may read. */
export class ChatError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'ChatError';
  }
}

/** What the widget asks of the server. */
export interface ChatPort {
  begin(workspace: string): Promise<VisitorCreated>;
  me(): Promise<VisitorSelf>;
  open(): Promise<{ id: string; status: ConversationStatus }>;
  history(conversationId: string): Promise<MessageView[]>;
  /** @param key makes a second sending of the same words harmless */
  say(conversationId: string, text: string, key: string): Promise<{ id: string }>;
  rate(messageId: string, rating: Rating): Promise<void>;
  source(messageId: string, ref: string): Promise<SourceView>;
  /** Ends when the connection ends. @param lastEventId where to go on */
  listen(conversationId: string, lastEventId: string | null, heard: (event: LiveEvent, id: string | null) => void, signal: AbortSignal): Promise<void>;
  token: string | null;
}
