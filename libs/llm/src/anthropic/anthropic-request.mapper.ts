import type Anthropic from '@anthropic-ai/sdk';
import type { ChatMessage, ChatRequest, ToolCall } from '../chat/chat.types.js';
import { THINKING } from './anthropic-thinking.data.js';

type StreamingBody = Anthropic.MessageCreateParamsStreaming;
type WireMessage = Anthropic.MessageParam;
type Block = Anthropic.ContentBlockParam;

/** The API wants a limit; this one is used when the caller names none. */
const ANSWER_TOKENS = 2048;
/** Thoughts count towards the limit, where they can't be turned off. */
const THOUGHT_TOKENS = 4096;

/**
 * A call as the Messages API wants it, version 2026-10-21. That version refuses `temperature`, so it is not sent; and its
 * newer models refuse a forced tool, so structured output goes by `output_config.format`.
 *
 * @param request the call
 * @param model the model's name
 * @returns the body of `POST /v1/messages`
 */
export function toAnthropicBody(request: ChatRequest, model: string): StreamingBody {
  const { tools, responseSchema, messages } = request;
  const thinking = THINKING.find((entry) => entry.model.test(model));
  const system = messages.filter(({ role, content }) => role === 'system' && content.trim() !== '').map(({ content }) => content);
  const output: Anthropic.OutputConfig = {
    ...(thinking?.always === true ? { effort: 'low' as const } : {}),
    ...(responseSchema === undefined ? {} : { format: { type: 'json_schema' as const, schema: responseSchema.schema } }),
  };
  return {
    model,
    stream: true,
    max_tokens: (request.maxTokens ?? ANSWER_TOKENS) + (thinking?.always === true ? THOUGHT_TOKENS : 0),
    messages: joined(messages.filter(({ role }) => role !== 'system').map(toWireMessage)),
    ...(system.length === 0 ? {} : { system: system.join('\n\n') }),
    ...(thinking?.off === undefined ? {} : { thinking: { type: thinking.off } }),
    ...(Object.keys(output).length === 0 ? {} : { output_config: output }),
    ...(tools === undefined || tools.length === 0
      ? {}
      : { tools: tools.map(({ name, description, parameters }) => ({ name, description, input_schema: { ...parameters, type: 'object' as const } })) }),
  };
}

function toWireMessage(message: ChatMessage): { role: 'user' | 'assistant'; content: Block[] } {
  if (message.role === 'tool') {
    return { role: 'user', content: [{ type: 'tool_result', tool_use_id: message.toolCallId ?? '', content: message.content }] };
  }
  // The API refuses empty text.
  const text: Block[] = message.content.trim() === '' ? [] : [{ type: 'text', text: message.content }];
  if (message.role !== 'assistant') return { role: 'user', content: text };
  const calls = (message.toolCalls ?? []).map((call): Block => ({ type: 'tool_use', id: call.id, name: call.name, input: inputOf(call) }));
  return { role: 'assistant', content: [...text, ...calls] };
}

/** The answers to several calls of one round must stand in one message. */
function joined(messages: readonly { role: 'user' | 'assistant'; content: Block[] }[]): WireMessage[] {
  const result: { role: 'user' | 'assistant'; content: Block[] }[] = [];
  for (const { role, content } of messages) {
    const last = result.at(-1);
    if (last?.role === role) last.content.push(...content);
    else if (content.length > 0) result.push({ role, content: [...content] });
  }
  return result;
}

/** The API takes objects only; what was no JSON object is shown to the model as it was. */
function inputOf(call: ToolCall): unknown {
  try {
    const parsed: unknown = JSON.parse(call.arguments === '' ? '{}' : call.arguments);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : { unreadable: call.arguments };
  } catch {
    return { unreadable: call.arguments };
  }
}
