import type { ConversationLive } from '@rapport/contracts';
import type { Schemas } from '@rapport/api-client';

export type Citation = Schemas['Citation'];
export type ConversationStatus = Schemas['ConversationStatus'];
export type MessageView = Schemas['Message'];
export type SourceView = Schemas['Source'];
export type VisitorCreated = Schemas['VisitorCreated'];
export type VisitorSelf = Schemas['VisitorSelf'];
export type Face = Schemas['WorkspaceFace'];

/**
 * What the event stream tells; `ready` comes when everything that was missed has been told. A message that comes live is the same
 * JSON as one that is asked for, so it has the type of the latter.
 */
export type LiveEvent =
  | Exclude<ConversationLive, { readonly type: 'message' }>
  | { readonly type: 'message'; readonly message: MessageView }
  | { readonly type: 'ready' };

export interface Rating {
  readonly thumb?: 'up' | 'down';
  readonly stars?: number;
  readonly text?: string;
}

/** A request that was refused, or that nobody answered. */
export class ChatError extends Error {
  /**
   * @param status HTTP status, 0 when there was no answer
   * @param pauseMs how long the server asks to wait
   */
  constructor(
    readonly status: number,
    readonly pauseMs = 0,
  ) {
    super(`The server answered ${status}`);
    this.name = 'ChatError';
  }
}

/** What the widget asks of the server. Every method rejects with a {@link ChatError}. */
export interface ChatPort {
  token: string | null;
  begin(workspace: string): Promise<VisitorCreated>;
  me(): Promise<VisitorSelf>;
  open(): Promise<{ readonly id: string }>;
  /** @param key makes a second sending of the same words harmless */
  say(conversationId: string, text: string, key: string): Promise<{ readonly id: string }>;
  rate(messageId: string, rating: Rating): Promise<void>;
  source(messageId: string, ref: string): Promise<SourceView>;
  /** Ends when the connection ends. @param lastEventId where to go on; null tells the conversation from its beginning */
  listen(conversationId: string, lastEventId: string | null, heard: (event: LiveEvent, id: string | null) => void, signal: AbortSignal): Promise<void>;
}
