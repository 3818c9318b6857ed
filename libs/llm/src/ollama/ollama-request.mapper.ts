import type { ChatMessage, ChatRequest, ToolCall } from '../chat/chat.types.js';

/**
 * A call as Ollama's own API wants it. `num_ctx` is always sent: without it the server cuts a long prompt to its default
 * without a word. It is the same for every call, because another number makes the server load the model anew.
 *
 * @param request the call
 * @param model the model's name
 * @param contextTokens tokens that question and answer may have together
 * @returns the body of `POST /api/chat`
 */
export function toOllamaBody(request: ChatRequest, model: string, contextTokens: number): Readonly<Record<string, unknown>> {
  const { temperature, maxTokens, tools, responseSchema, messages } = request;
  const names = new Map(messages.flatMap(({ toolCalls }) => (toolCalls ?? []).map((call): [string, string] => [call.id, call.name])));
  return {
    model,
    stream: true,
    messages: messages.map((message) => toWireMessage(message, names)),
    options: {
      num_ctx: contextTokens,
      ...(temperature === undefined ? {} : { temperature }),
      ...(maxTokens === undefined ? {} : { num_predict: maxTokens }),
    },
    ...(responseSchema === undefined ? {} : { format: responseSchema.schema }),
    ...(tools === undefined || tools.length === 0
      ? {}
      : { tools: tools.map(({ name, description, parameters }) => ({ type: 'function', function: { name, description, parameters } })) }),
  };
}

function toWireMessage(message: ChatMessage, names: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const { role, content, toolCalls, toolCallId } = message;
  if (role === 'tool') return { role, content, tool_name: names.get(toolCallId ?? '') ?? '', tool_call_id: toolCallId ?? '' };
  if (role !== 'assistant' || (toolCalls ?? []).length === 0) return { role, content };
  return { role, content, tool_calls: (toolCalls ?? []).map((call) => ({ id: call.id, function: { name: call.name, arguments: argumentsOf(call) } })) };
}

/** The API takes objects only. */
function argumentsOf(call: ToolCall): unknown {
  try {
    const parsed: unknown = JSON.parse(call.arguments);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : { unreadable: call.arguments };
  } catch {
    return { unreadable: call.arguments };
  }
}
