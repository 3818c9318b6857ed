import type OpenAI from 'openai';
import type { FinishReason, ToolCall } from '../chat/chat.types.js';

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Delta = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta;
type CallDelta = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall;

const FINISH: { readonly [reason: string]: FinishReason } = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  content_filter: 'content_filter',
};

/** Puts the chunks of one streamed answer together. */
export class OpenAiStreamReader {
  private readonly calls = new Map<number, ToolCall>();
  private finish: FinishReason | null = null;
  private refused = false;
  text = '';
  /** The snapshot that answered, as the server names it. */
  model = '';
  usage: { inputTokens: number; outputTokens: number } | null = null;

  /**
   * @param chunk the next chunk; the last one has no choice but the usage
   * @returns the text that it adds, maybe empty, and how many letters it adds that the caller does not see: of tool calls
   *   and of the model's thinking, as compatible servers send it
   */
  read(chunk: Chunk): { text: string; hiddenLetters: number } {
    if (typeof chunk.model === 'string' && chunk.model !== '') this.model = chunk.model;
    if (chunk.usage) {
      this.usage = { inputTokens: chunk.usage.prompt_tokens, outputTokens: chunk.usage.completion_tokens };
    }
    // Compatible servers leave the list out of the chunk that carries the usage.
    const choice = (chunk.choices as Chunk['choices'] | undefined)?.[0];
    if (choice === undefined) return { text: '', hiddenLetters: 0 };
    if (choice.finish_reason) this.finish = FINISH[choice.finish_reason] ?? 'stop';
    const delta = choice.delta as Delta | undefined;
    if (delta?.refusal) this.refused = true;
    for (const part of delta?.tool_calls ?? []) this.readCall(part);
    const text = delta?.content ?? '';
    this.text += text;
    const { reasoning_content: thought, reasoning } = (delta ?? {}) as { reasoning_content?: unknown; reasoning?: unknown };
    const hidden = [...(delta?.tool_calls ?? []).map((part) => part.function?.arguments ?? part.function?.name), thought, reasoning];
    return { text, hiddenLetters: hidden.reduce<number>((sum, words) => sum + (typeof words === 'string' ? words.length : 0), 0) };
  }

  /** The calls, whole; in the order in which the model began them. */
  get toolCalls(): ToolCall[] {
    return [...this.calls.entries()].sort(([a], [b]) => a - b).map(([, call]) => call);
  }

  /** Null as long as the model has not said that it is done: a stream that ends so was cut. */
  get finishReason(): FinishReason | null {
    if (this.finish === null) return null;
    if (this.refused) return 'content_filter';
    // Some compatible servers say "stop" after tool calls.
    return this.finish === 'stop' && this.calls.size > 0 ? 'tool_calls' : this.finish;
  }

  private readCall(part: CallDelta): void {
    const index = (part.index as number | undefined) ?? this.calls.size;
    const call = this.calls.get(index) ?? { id: `call_${index}`, name: '', arguments: '' };
    if (part.id) call.id = part.id;
    call.name += part.function?.name ?? '';
    call.arguments += part.function?.arguments ?? '';
    this.calls.set(index, call);
  }
}
