/**
 * A JSON Schema (2020-12) as plain data, in the strict subset that providers accept:
 * an object with `properties`, `required` and `additionalProperties: false`.
 */
export type JsonSchema = { readonly [key: string]: unknown };

/** A call of a tool that the model asks for. */
export interface ToolCall {
  /** The provider's id of the call; the answer of the tool names it. */
  id: string;
  name: string;
  /** Raw JSON as the model wrote it: not validated, maybe not even JSON. */
  arguments: string;
}

/** A tool offered to the model. */
export interface ToolSpec {
  name: string;
  description: string;
  parameters: JsonSchema;
}

/** One message of a chat, in the order in which it was said. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  /** Only of an assistant: the calls that it asked for. */
  toolCalls?: ToolCall[];
  /** Only of a tool: the call that this answers. */
  toolCallId?: string;
}

/** A piece of a document that was retrieved for a question. */
export interface Passage {
  /** The short id shown to people, `KB-042`. */
  ref: string;
  title: string;
  /** The path of headings above the text, outermost first. */
  headings: string[];
  text: string;
  /** The search's own score; comparable inside one list only. */
  score: number;
}

/** What the call is for: it decides limits, choice of model and what `builtin` does. */
export type ChatPurpose = 'reply' | 'route' | 'extract' | 'summary';

/** One call of a chat model. */
export interface ChatRequest {
  messages: ChatMessage[];
  tools?: ToolSpec[];
  /** 0 to 2; the provider's default when absent. */
  temperature?: number;
  /** Upper limit of the answer, in tokens. */
  maxTokens?: number;
  /** Asks for one JSON document that satisfies the schema. */
  responseSchema?: { name: string; schema: JsonSchema };
  /** What was retrieved, for providers that answer by quoting. */
  passages?: Passage[];
  /** The customer's question on its own; the last user message when absent. */
  question?: string;
  signal?: AbortSignal;
  purpose: ChatPurpose;
  /** The id of the turn: all calls of one turn share one budget of attempts. */
  turn?: string;
  /** Providers that the workspace would rather have, the best first; those that are not set up are ignored. */
  prefer?: readonly string[];
  /** True: nobody but those preferred is asked, even when none of them answers. */
  onlyPreferred?: boolean;
}

/** Why the model stopped. `abstained`: it found no answer in what it was given and says nothing. */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'abstained' | 'content_filter';

/** The whole answer to one call. */
export interface ChatResult {
  text: string;
  toolCalls: ToolCall[];
  provider: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** US dollars by the price table; null when the table does not know the model. */
  costUsd: number | null;
  finishReason: FinishReason;
  durationMs: number;
  /** 0 to 1, of providers that can tell: the chance that the passages answer the question. */
  confidence?: number;
  /** Another caller asked the same at the same time: one call served both, and its cost stands with the other. */
  merged?: boolean;
}

/** What a stream yields: text as it comes, whole tool calls, and `done` once, last. */
export type ChatEvent =
  | { type: 'text'; text: string }
  | { type: 'toolCall'; call: ToolCall }
  | { type: 'done'; result: ChatResult };
