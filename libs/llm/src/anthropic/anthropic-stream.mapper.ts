import type Anthropic from '@anthropic-ai/sdk';
import type { FinishReason, ToolCall } from '../chat/chat.types.js';

/** `pause_turn` is left out: it belongs to tools that run at the provider, and none are offered. */
const FINISH: { readonly [reason: string]: FinishReason } = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool_calls',
  refusal: 'content_filter',
};

/** Puts the events of one streamed message together. */
export class AnthropicStreamReader {
  private readonly calls = new Map<number, ToolCall>();
  private finish: FinishReason | null = null;
  private complete = false;
  private inputTokens = 0;
  private outputTokens = 0;
  text = '';
  model = '';

  /**
   * @param event the next event
   * @returns the text that it adds, and how many letters it adds that the caller does not see
   */
  read(event: Anthropic.RawMessageStreamEvent): { text: string; hiddenLetters: number } {
    switch (event.type) {
      case 'message_start':
        this.model = event.message.model;
        this.readUsage(event.message.usage);
        break;
      case 'content_block_start':
        if (event.content_block.type === 'tool_use') {
          const { id, name } = event.content_block;
          this.calls.set(event.index, { id, name, arguments: '' });
          return { text: '', hiddenLetters: name.length };
        }
        break;
      case 'content_block_delta':
        return this.readDelta(event.index, event.delta);
      case 'message_delta':
        if (event.delta.stop_reason !== null) this.finish = FINISH[event.delta.stop_reason] ?? 'stop';
        this.readUsage(event.usage);
        break;
      case 'message_stop':
        this.complete = true;
        break;
      default:
        // Further kinds of event may come at any time, says the API's own description.
        break;
    }
    return { text: '', hiddenLetters: 0 };
  }

  /** The calls, whole; in the order in which the model began them. */
  get toolCalls(): ToolCall[] {
    return [...this.calls].sort(([a], [b]) => a - b).map(([, call]) => ({ ...call, arguments: call.arguments === '' ? '{}' : call.arguments }));
  }

  /** Null as long as the message has not ended: a stream that ends so was cut. */
  get finishReason(): FinishReason | null {
    return this.complete ? this.finish : null;
  }

  /** Null when the server does not count: no question is read for nothing. */
  get usage(): { inputTokens: number; outputTokens: number } | null {
    const { inputTokens, outputTokens } = this;
    return inputTokens === 0 ? null : { inputTokens, outputTokens };
  }

  private readDelta(index: number, delta: Anthropic.RawContentBlockDelta): { text: string; hiddenLetters: number } {
    if (delta.type === 'text_delta') {
      this.text += delta.text;
      return { text: delta.text, hiddenLetters: 0 };
    }
    if (delta.type === 'thinking_delta') return { text: '', hiddenLetters: delta.thinking.length };
    if (delta.type !== 'input_json_delta') return { text: '', hiddenLetters: 0 };
    const call = this.calls.get(index);
    if (call !== undefined) call.arguments += delta.partial_json;
    return { text: '', hiddenLetters: delta.partial_json.length };
  }

  /** Counts are cumulative. Input that was written to or read from a cache is counted apart, and was read all the same. */
  private readUsage(usage: Anthropic.Usage | Anthropic.MessageDeltaUsage | undefined): void {
    if (usage === undefined) return;
    const parts = [usage.input_tokens, usage.cache_creation_input_tokens, usage.cache_read_input_tokens];
    this.inputTokens = Math.max(this.inputTokens, parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
    this.outputTokens = Math.max(this.outputTokens, usage.output_tokens);
  }
}
