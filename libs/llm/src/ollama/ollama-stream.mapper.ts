import { randomUUID } from 'node:crypto';
import type { FinishReason, ToolCall } from '../chat/chat.types.js';
import { brokenStream } from '../failure/provider-failure.rule.js';
import type { OllamaChatLine } from './ollama-wire.types.js';

/** Puts the lines of one streamed answer together. */
export class OllamaStreamReader {
  private finish: FinishReason | null = null;
  readonly toolCalls: ToolCall[] = [];
  text = '';
  model = '';
  usage: { inputTokens: number; outputTokens: number } | null = null;

  /**
   * @param line the next line
   * @returns the text that it adds, and how many letters it adds that the caller does not see
   * @throws AppError `unavailable` when the line reports that the model has failed
   */
  read(line: OllamaChatLine): { text: string; hiddenLetters: number } {
    if (typeof line.error === 'string') throw brokenStream();
    if (typeof line.model === 'string') this.model = line.model;
    const calls = (line.message?.tool_calls ?? []).map(toToolCall);
    this.toolCalls.push(...calls);
    const text = line.message?.content ?? '';
    this.text += text;
    if (line.done === true) {
      this.finish = line.done_reason === 'length' ? 'length' : 'stop';
      const { prompt_eval_count: inputTokens, eval_count: outputTokens } = line;
      // A prompt that the server has still in its memory is not counted.
      if (inputTokens !== undefined && outputTokens !== undefined) this.usage = { inputTokens, outputTokens };
    }
    return { text, hiddenLetters: (line.message?.thinking ?? '').length + calls.reduce((sum, call) => sum + call.name.length, 0) };
  }

  /** Null as long as the model has not said that it is done. */
  get finishReason(): FinishReason | null {
    return this.finish === 'stop' && this.toolCalls.length > 0 ? 'tool_calls' : this.finish;
  }
}

/** Older servers give calls no id; answers need one to name. */
function toToolCall({ id, function: called }: { id?: string; function?: { name?: string; arguments?: unknown } }): ToolCall {
  return { id: id ?? `call_${randomUUID()}`, name: called?.name ?? '', arguments: JSON.stringify(called?.arguments ?? {}) };
}
