/** What goes wrong with one answer. */
export type OpenAiFault =
  /** Refused with this status, as OpenAI words it; the message may repeat what was sent, as the original's does. */
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

/** One answer of the double to a chat call. */
export interface OpenAiScript {
  text?: string;
  /** Raw argument strings: also wrong ones, and such as are not JSON. */
  toolCalls?: { name: string; arguments: string }[];
  finishReason?: 'stop' | 'length' | 'tool_calls' | 'content_filter';
  refusal?: string;
  /** False: a compatible server that knows no `include_usage`. */
  usage?: boolean;
  fault?: OpenAiFault;
}

/** A request as it came, for tests to look at. */
export interface OpenAiRecord {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
}
