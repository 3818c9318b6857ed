import type OpenAI from 'openai';
import type { ChatMessage, ChatRequest } from '../chat/chat.types.js';

type StreamingBody = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;
type WireMessage = OpenAI.Chat.Completions.ChatCompletionMessageParam;

/** Models that reason first: they refuse any temperature but their own. */
const REASONING_MODEL = /^(o\d|gpt-5)/;

/**
 * A call as the protocol wants it.
 *
 * @param request the call
 * @param model the model's name
 * @param isOpenAi OpenAI itself takes `max_completion_tokens`; compatible servers still know only `max_tokens`
 * @returns the body of `POST /chat/completions`
 */
export function toOpenAiBody(request: ChatRequest, model: string, isOpenAi: boolean): StreamingBody {
  const { temperature, maxTokens, tools, responseSchema } = request;
  return {
    model,
    messages: request.messages.map(toWireMessage),
    stream: true,
    stream_options: { include_usage: true },
    ...(temperature === undefined || REASONING_MODEL.test(model) ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : isOpenAi ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(tools === undefined || tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function' as const,
            function: { name, description, parameters },
          })),
        }),
    ...(responseSchema === undefined
      ? {}
      : {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: responseSchema.name, schema: responseSchema.schema, strict: true },
          },
        }),
  };
}

function toWireMessage(message: ChatMessage): WireMessage {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: message.content };
    case 'tool':
      return { role: 'tool', content: message.content, tool_call_id: message.toolCallId ?? '' };
    case 'assistant': {
      const calls = message.toolCalls ?? [];
      if (calls.length === 0) return { role: 'assistant', content: message.content };
      return {
        role: 'assistant',
        content: message.content === '' ? null : message.content,
        tool_calls: calls.map((call) => ({
          id: call.id,
          type: 'function',
          function: { name: call.name, arguments: call.arguments },
        })),
      };
    }
  }
}
