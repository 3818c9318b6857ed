import { countTokens, pieces } from '../model/frame.transport.js';
import type { OpenAiScript } from './openai-script.types.js';

/** The fields of a chat request that shape the answer. */
export interface ChatCall {
  model: string;
  messages: readonly { role: string; content?: unknown }[];
  includeUsage: boolean;
}

type Wire = Readonly<Record<string, unknown>>;

const CREATED = 1_767_225_600;
const FINGERPRINT = 'fp_double';

let serial = 0;

/**
 * The chunks of a streamed answer, as OpenAI sends them: the role first, words, tool calls with their arguments in
 * pieces, the finish reason in a chunk of its own, and the usage in a last chunk without choices.
 *
 * @param script what to say
 * @param call the request
 * @returns the chunks, in order; `[DONE]` is the transport's
 */
export function chatChunks(script: OpenAiScript, call: ChatCall): Wire[] {
  const withUsage = call.includeUsage && script.usage !== false;
  const base = {
    id: `chatcmpl-double${(serial += 1)}`,
    object: 'chat.completion.chunk',
    created: CREATED,
    model: call.model,
    service_tier: 'default',
    system_fingerprint: FINGERPRINT,
  };
  const chunk = (delta: Wire, finishReason: string | null = null): Wire => ({
    ...base,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    ...(withUsage ? { usage: null } : {}),
  });
  const calls = (script.toolCalls ?? []).flatMap((toolCall, index) => [
    chunk({
      tool_calls: [{ index, id: callId(index), type: 'function', function: { name: toolCall.name, arguments: '' } }],
    }),
    ...pieces(toolCall.arguments).map((part) => chunk({ tool_calls: [{ index, function: { arguments: part } }] })),
  ]);
  return [
    chunk({ role: 'assistant', content: calls.length > 0 ? null : '', refusal: null }),
    ...pieces(script.text ?? '').map((content) => chunk({ content })),
    ...pieces(script.refusal ?? '').map((refusal) => chunk({ refusal })),
    ...calls,
    chunk({}, finishReason(script)),
    ...(withUsage ? [{ ...base, choices: [], usage: usage(script, call) }] : []),
  ];
}

/** The same answer in one piece. */
export function chatCompletion(script: OpenAiScript, call: ChatCall): Wire {
  const toolCalls = (script.toolCalls ?? []).map((toolCall, index) => ({
    id: callId(index),
    type: 'function',
    function: { name: toolCall.name, arguments: toolCall.arguments },
  }));
  return {
    id: `chatcmpl-double${(serial += 1)}`,
    object: 'chat.completion',
    created: CREATED,
    model: call.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: script.text ?? null,
          refusal: script.refusal ?? null,
          ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
        },
        logprobs: null,
        finish_reason: finishReason(script),
      },
    ],
    ...(script.usage === false ? {} : { usage: usage(script, call) }),
    service_tier: 'default',
    system_fingerprint: FINGERPRINT,
  };
}

function callId(index: number): string {
  return `call_double${serial}x${index}`;
}

function finishReason(script: OpenAiScript): string {
  return script.finishReason ?? ((script.toolCalls ?? []).length > 0 ? 'tool_calls' : 'stop');
}

function usage(script: OpenAiScript, call: ChatCall): Wire {
  const sent = call.messages.map((message) => (typeof message.content === 'string' ? message.content : '')).join('\n');
  const received = (script.text ?? '') + (script.toolCalls ?? []).map((item) => item.name + item.arguments).join('');
  const prompt = countTokens(sent);
  const completion = countTokens(received);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}
