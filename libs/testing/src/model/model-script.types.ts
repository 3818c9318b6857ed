/** What goes wrong with one answer. A chunk is what the provider sends at a time; whatever it sends before the first word is the first. */
export type ModelFault =
  /** Refused with this status, as the provider words it; the message may repeat what was sent, as the originals' do. */
  | { kind: 'status'; status: number; code?: string; retryAfterSeconds?: number; message?: string }
  /** The request is taken and never answered. */
  | { kind: 'hang' }
  /** The connection is reset before any byte of the answer. */
  | { kind: 'reset' }
  /** Chunks come this far apart. */
  | { kind: 'drip'; pauseMs: number }
  /** The connection is torn down after so many chunks. */
  | { kind: 'cut'; afterChunks: number }
  /** The stream ends cleanly after so many chunks, without a finish reason. */
  | { kind: 'unfinished'; afterChunks: number }
  /** A chunk (or the body) is not JSON. */
  | { kind: 'badJson'; afterChunks: number }
  /** An error object in the middle of the stream. */
  | { kind: 'streamError'; afterChunks: number };

/** One answer of a double to a chat call. */
export interface ModelScript {
  text?: string;
  /** Raw argument strings: also wrong ones, and such as are not JSON. */
  toolCalls?: { name: string; arguments: string }[];
  finishReason?: 'stop' | 'length' | 'tool_calls' | 'content_filter';
  refusal?: string;
  /** False: a server that does not count. */
  usage?: boolean;
  fault?: ModelFault;
}

/** A request as it came, for tests to look at. */
export interface ModelRecord {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
}
