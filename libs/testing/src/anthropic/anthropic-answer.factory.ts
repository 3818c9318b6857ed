import { countTokens, pieces } from '../model/frame.transport.js';
import type { ModelScript } from '../model/model-script.types.js';
import type { AnthropicBody } from './anthropic-request.rule.js';

type Wire = Readonly<Record<string, unknown>>;

let serial = 0;

const STOP: Readonly<Record<string, string>> = { stop: 'end_turn', length: 'max_tokens', tool_calls: 'tool_use', content_filter: 'refusal' };

function stopReason({ finishReason, refusal, toolCalls = [] }: ModelScript): string {
  if (refusal !== undefined) return 'refusal';
  return STOP[finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop')] ?? 'end_turn';
}

function usage(script: ModelScript, body: AnthropicBody): Wire {
  const received = (script.text ?? script.refusal ?? '') + (script.toolCalls ?? []).map((call) => call.name + call.arguments).join('');
  return {
    input_tokens: script.usage === false ? 0 : countTokens(JSON.stringify([body.system ?? '', body.messages])),
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: script.usage === false ? 0 : countTokens(received),
    output_tokens_details: null,
    server_tool_use: null,
  };
}

/** A message of the API without content and end. */
function emptyMessage(script: ModelScript, body: AnthropicBody): Wire {
  serial += 1;
  return {
    id: `msg_double${serial}`,
    type: 'message',
    role: 'assistant',
    model: body.model,
    container: null,
    content: [],
    diagnostics: null,
    stop_details: null,
    stop_reason: null,
    stop_sequence: null,
    usage: { ...usage(script, body), output_tokens: 1, cache_creation: null, inference_geo: null, service_tier: 'standard', speed: 'standard' },
  };
}

/** One server-sent event, as the API frames it. */
export function event(data: { type: string } & Wire): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * The events of a streamed message: the start with its first block and a ping together, then text and tool input a few letters
 * at a time, then the end.
 *
 * @param script what to say
 * @param body the request
 * @returns chunks of one event or more
 */
export function anthropicChunks(script: ModelScript, body: AnthropicBody): string[] {
  const start = event({ type: 'message_start', message: emptyMessage(script, body) });
  const text = script.text ?? script.refusal;
  const calls = script.toolCalls ?? [];
  const blocks: string[][] = [];
  if (text !== undefined && text !== '') {
    blocks.push(block(blocks.length, { type: 'text', text: '', citations: null }, pieces(text).map((part) => ({ type: 'text_delta', text: part }))));
  }
  for (const [at, { name, arguments: input }] of calls.entries()) {
    const content = { type: 'tool_use', id: `toolu_double${serial}x${at}`, name, input: {}, caller: { type: 'direct' } };
    blocks.push(block(blocks.length, content, ['', ...pieces(input)].map((part) => ({ type: 'input_json_delta', partial_json: part }))));
  }
  const delta = { container: null, stop_details: null, stop_reason: stopReason(script), stop_sequence: null };
  const [first = '', ...rest] = blocks.flat();
  return [
    `${start}${first}${event({ type: 'ping' })}`,
    ...rest,
    event({ type: 'message_delta', delta, usage: usage(script, body) }),
    event({ type: 'message_stop' }),
  ];
}

function block(index: number, content: Wire, deltas: readonly Wire[]): string[] {
  return [
    event({ type: 'content_block_start', index, content_block: content }),
    ...deltas.map((delta) => event({ type: 'content_block_delta', index, delta })),
    event({ type: 'content_block_stop', index }),
  ];
}

/** The same answer in one piece. Input that is no JSON can't be said in it; it is left empty, as the SDK would read it. */
export function anthropicMessage(script: ModelScript, body: AnthropicBody): Wire {
  const text = script.text ?? script.refusal ?? '';
  const calls = (script.toolCalls ?? []).map(({ name, arguments: input }, at) => ({ type: 'tool_use', id: `toolu_double${serial}x${at}`, name, input: parsed(input), caller: { type: 'direct' } }));
  const message = emptyMessage(script, body);
  return {
    ...message,
    content: [...(text === '' ? [] : [{ type: 'text', text, citations: null }]), ...calls],
    stop_reason: stopReason(script),
    usage: { ...(message['usage'] as Wire), ...usage(script, body) },
  };
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return {};
  }
}
