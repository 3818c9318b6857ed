import { AppError } from '@rapport/errors';
import type { ChatEvent, ChatMessage, ChatModel, ChatRequest, ChatResult, ToolCall } from '@rapport/llm';
import { checkCall, toolSpec } from './tool-call.rule.js';
import type { ProposedAction, Tool } from './tool.types.js';

export interface ToolLoopOptions {
  /** Calls of the model at most, 1 or more. With more than one, the last is made without tools, so that it answers. */
  maxRounds: number;
  /** Where the actions go that the model asked for. */
  onAction?: (action: ProposedAction) => void;
}

const ACTION_NOTED = 'Noted. It is not done yet: it will be checked and, if need be, the customer will be asked.';

/**
 * Lets a model use tools until it answers. Lookups run and their answers go back; actions are collected through
 * `onAction`, never run. Wrong calls are sent back once; after a second round with one the tools are taken away.
 *
 * @param model the model
 * @param request the call; its messages are not changed
 * @param tools what the model may use
 * @param options limits, and where actions go
 * @returns the text of all rounds as it comes, a `toolCall` for each call that was right, and one `done`, in which
 *   tokens, cost and time are summed up and `toolCalls` holds the calls of actions
 * @throws AppError as the model does, or as a lookup does; `invalid_input` when `maxRounds` is below 1
 */
export async function* runToolLoop(
  model: ChatModel,
  request: ChatRequest,
  tools: readonly Tool[],
  options: ToolLoopOptions,
): AsyncGenerator<ChatEvent> {
  if (options.maxRounds < 1) throw AppError.invalid('maxRounds', 'must be at least 1', 'allow the model one call');
  const messages: ChatMessage[] = [...request.messages];
  const rounds: ChatResult[] = [];
  const wished: ToolCall[] = [];
  let released = '';
  let wrongRounds = 0;
  for (let round = 1; round <= options.maxRounds; round += 1) {
    const last = round === options.maxRounds;
    const offered = (last && round > 1) || wrongRounds > 1 ? [] : tools;
    const before = released;
    let result: ChatResult | undefined;
    for await (const event of model.stream(requestOf(request, messages, offered))) {
      if (event.type === 'done') result = event.result;
      if (event.type !== 'text') continue;
      // The rounds are one reply: the next must not stick to the last word of the one before.
      const glue = released === before && /\S$/.test(before) && /^\S/.test(event.text) ? ' ' : '';
      released += glue + event.text;
      yield { type: 'text', text: glue + event.text };
    }
    if (result === undefined) throw new AppError('unavailable', 'the chat stream ended without a result');
    rounds.push(result);
    if (result.toolCalls.length === 0 || offered.length === 0) break;
    const checked = result.toolCalls.map((call) => ({ call, ...checkCall(call, offered) }));
    messages.push({ role: 'assistant', content: result.text, toolCalls: result.toolCalls });
    for (const item of checked) {
      if (!('fault' in item)) {
        yield { type: 'toolCall', call: item.call };
        if (item.tool.kind === 'action') {
          wished.push(item.call);
          options.onAction?.({ name: item.tool.name, args: item.args });
        }
      }
      if (!last) messages.push({ role: 'tool', content: await answerTo(item, request.signal), toolCallId: item.call.id });
    }
    const faulty = checked.some((item) => 'fault' in item);
    if (faulty) wrongRounds += 1;
    // Words and nothing but actions: that is the reply, and another round would only repeat it.
    if (!faulty && result.text !== '' && checked.every((item) => 'tool' in item && item.tool.kind === 'action')) break;
  }
  yield { type: 'done', result: summed(released, rounds, wished) };
}

function requestOf(request: ChatRequest, messages: readonly ChatMessage[], offered: readonly Tool[]): ChatRequest {
  const asked: ChatRequest = { ...request, messages: [...messages] };
  if (offered.length > 0) asked.tools = offered.map(toolSpec);
  else delete asked.tools;
  return asked;
}

async function answerTo(checked: ReturnType<typeof checkCall>, signal: AbortSignal | undefined): Promise<string> {
  if ('fault' in checked) return checked.fault;
  return checked.tool.kind === 'action' ? ACTION_NOTED : checked.tool.run(checked.args, signal);
}

function summed(text: string, rounds: readonly ChatResult[], toolCalls: ToolCall[]): ChatResult {
  const last = rounds.at(-1);
  if (last === undefined) throw new AppError('internal', 'no round was made');
  const sum = (value: (result: ChatResult) => number): number => rounds.reduce((total, result) => total + value(result), 0);
  return {
    ...last,
    text,
    toolCalls,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: rounds.some(({ costUsd }) => costUsd === null) ? null : sum(({ costUsd }) => costUsd ?? 0),
    durationMs: sum(({ durationMs }) => durationMs),
    finishReason: toolCalls.length === 0 && last.finishReason === 'tool_calls' ? 'stop' : last.finishReason,
  };
}
