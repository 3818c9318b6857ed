/** A block of a message's content. */
export interface AnthropicBlock {
  type?: string;
  text?: string;
  id?: string;
  name?: string;
  input?: unknown;
  tool_use_id?: string;
}

export interface AnthropicBody {
  model: string;
  max_tokens: number;
  messages: { role: string; content: string | AnthropicBlock[] }[];
  stream?: boolean;
  system?: unknown;
  tools?: { name?: string; input_schema?: { type?: string } }[];
  tool_choice?: { type?: string };
  thinking?: { type?: string };
  output_config?: { effort?: string; format?: { type?: string; schema?: unknown } };
}

/** Every parameter of the Messages API, version 2026-10-21. It refuses all others. */
const PARAMETERS = new Set(
  'model max_tokens messages cache_control container diagnostics inference_geo metadata output_config service_tier speed stop_sequences stream system thinking tool_choice tools'.split(' '),
);

/** Models that refuse to be forced to a tool, by their migration guides. */
const NEVER_FORCED = /^claude-(opus-5-5|sonnet-5-5|fable-|mythos-)/;

/** The kinds of thinking that a model takes; what is not listed takes all. */
const THINKING: readonly [RegExp, readonly string[]][] = [
  [/^claude-(opus-5-5|fable-|mythos-)/, ['adaptive']],
  [/^claude-sonnet-5-5/, ['adaptive', 'between_tools']],
  [/^claude-(haiku-5-5|opus-5|sonnet-5)/, ['adaptive', 'disabled']],
];

/**
 * What the Messages API refuses of a request, in the words of a 400.
 *
 * @param body the parsed body
 * @returns the first fault, or undefined when it is accepted
 */
export function anthropicFault(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return 'The request body is not valid JSON.';
  const unknown = Object.keys(body).find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`;
  const { model, max_tokens: limit, messages, tools, tool_choice: choice, thinking, output_config: output } = body as Partial<AnthropicBody>;
  if (typeof model !== 'string' || model === '') return 'model: Field required';
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1) return 'max_tokens: Field required';
  if (!Array.isArray(messages) || messages.length === 0) return 'messages: at least one message is required';
  const allowed = THINKING.find(([pattern]) => pattern.test(model))?.[1];
  if (thinking !== undefined && allowed?.includes(thinking.type ?? '') === false) return `"thinking.type.${thinking.type}" is not supported for this model.`;
  if (['any', 'tool'].includes(choice?.type ?? '') && NEVER_FORCED.test(model)) return 'tool_choice: forced tool use is not supported for this model.';
  const tool = (tools ?? []).find(({ name, input_schema: schema }) => !/^[a-zA-Z0-9_-]{1,64}$/.test(name ?? '') || schema?.type !== 'object');
  if (tool !== undefined) return 'tools: Input should be a valid tool';
  if (output?.format !== undefined && (output.format.type !== 'json_schema' || typeof output.format.schema !== 'object')) return 'output_config.format: Input should be a valid format';
  return messageFault(messages);
}

function messageFault(messages: AnthropicBody['messages']): string | undefined {
  if (messages[0]?.role !== 'user') return 'messages: first message must use the "user" role';
  if (messages.at(-1)?.role === 'assistant') return 'This model does not support assistant message prefill.';
  let open: string[] = [];
  for (const [at, { role, content }] of messages.entries()) {
    const where = `messages.${at}`;
    if (role !== 'user' && role !== 'assistant' && role !== 'system') return `${where}.role: Input should be 'user' or 'assistant'`;
    const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
    if (blocks.some(({ type, text }) => type === 'text' && (text ?? '').trim() === '')) return `${where}: text content blocks must be non-empty`;
    if (blocks.some(({ type, input }) => type === 'tool_use' && (typeof input !== 'object' || input === null || Array.isArray(input)))) return `${where}: tool_use.input: Input should be an object`;
    const answered = blocks.flatMap(({ type, tool_use_id: id }) => (type === 'tool_result' ? [id ?? ''] : []));
    const missing = open.find((id) => !answered.includes(id));
    if (missing !== undefined) return `${where}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing}.`;
    const strange = answered.find((id) => !open.includes(id));
    if (strange !== undefined) return `${where}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${strange}.`;
    open = role === 'assistant' ? blocks.flatMap(({ type, id }) => (type === 'tool_use' ? [id ?? ''] : [])) : [];
  }
  return undefined;
}
