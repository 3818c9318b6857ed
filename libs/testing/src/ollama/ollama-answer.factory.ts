import { countTokens, pieces } from '../model/frame.transport.js';
import type { ModelScript } from '../model/model-script.types.js';

type Wire = Readonly<Record<string, unknown>>;

const CREATED = '2026-01-01T00:00:00.000000Z';

let serial = 0;

/**
 * The lines of an answer, as Ollama streams them: text a few letters at a time, each tool call whole and in a line of its own
 * with its arguments as an object, and a last line with the counts. Arguments that are no JSON object never leave a real server
 * as a call: it shows them as text.
 *
 * @param script what to say
 * @param model the model's name
 * @param asked the words of the request
 */
export function ollamaLines(script: ModelScript, model: string, asked: string): Wire[] {
  const text = (script.text ?? script.refusal ?? '') + (script.toolCalls ?? []).map((call) => (isObject(call.arguments) ? '' : call.arguments)).join('');
  const calls = (script.toolCalls ?? []).filter((call) => isObject(call.arguments));
  const line = (message: Wire): Wire => ({ model, created_at: CREATED, message: { role: 'assistant', content: '', ...message }, done: false });
  serial += 1;
  return [
    line({}),
    ...pieces(text).map((content) => line({ content })),
    ...calls.map((call, index) => line({ tool_calls: [{ id: `call_double${serial}x${index}`, function: { index, name: call.name, arguments: JSON.parse(call.arguments) as unknown } }] })),
    { ...line({}), done: true, done_reason: script.finishReason === 'length' ? 'length' : 'stop', ...counts(script, asked, text) },
  ];
}

/** The same answer in one piece. */
export function ollamaAnswer(script: ModelScript, model: string, asked: string): Wire {
  const lines = ollamaLines(script, model, asked);
  const messages = lines.map((line) => line['message'] as { content: string; tool_calls?: unknown[] });
  const toolCalls = messages.flatMap(({ tool_calls: calls }) => calls ?? []);
  const message = { role: 'assistant', content: messages.map(({ content }) => content).join(''), ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }) };
  return { ...lines.at(-1), message };
}

function counts(script: ModelScript, asked: string, text: string): Wire {
  const durations = { total_duration: 5_000_000, load_duration: 1_000_000, prompt_eval_duration: 2_000_000, eval_duration: 2_000_000 };
  return script.usage === false ? durations : { ...durations, prompt_eval_count: countTokens(asked), eval_count: countTokens(text) };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
