import { estimateTokens } from '@rapport/language';
import { costUsd } from '../cost/cost.rule.js';
import type { ChatRequest, ChatResult, FinishReason, ToolCall } from './chat.types.js';

/** What an adapter has read of an answer. */
export interface ReadAnswer {
  text: string;
  toolCalls: ToolCall[];
  finishReason: FinishReason;
  /** The model that answered, as the server names it; empty when it does not. */
  model: string;
  /** Null when the server does not count. */
  usage: { inputTokens: number; outputTokens: number } | null;
}

/** Who answered, when it began, and what it costs there. */
export interface Answerer {
  provider: string;
  model: string;
  startedAt: number;
  /** `listed`: by the price table; `unknown`: the server has prices of its own; `free`: it has none. */
  price: 'listed' | 'unknown' | 'free';
}

/**
 * Puts a result together; tokens are estimated where the server does not count them.
 *
 * @param request the call
 * @param answer what was read
 * @param by who answered
 */
export function chatResult(request: ChatRequest, answer: ReadAnswer, by: Answerer): ChatResult {
  const { text, toolCalls, finishReason, usage } = answer;
  const inputTokens = usage?.inputTokens ?? estimateTokens(request.messages.map((message) => message.content).join('\n'));
  const outputTokens = usage?.outputTokens ?? estimateTokens(text + toolCalls.map((call) => call.name + call.arguments).join(''));
  const model = answer.model === '' ? by.model : answer.model;
  const cost = { listed: () => costUsd(model, inputTokens, outputTokens), unknown: () => null, free: () => 0 }[by.price]();
  return {
    text,
    toolCalls,
    provider: by.provider,
    model,
    inputTokens,
    outputTokens,
    costUsd: cost,
    finishReason,
    durationMs: performance.now() - by.startedAt,
  };
}
