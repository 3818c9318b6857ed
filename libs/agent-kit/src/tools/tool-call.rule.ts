import type { ToolCall, ToolSpec } from '@rapport/llm';
import { z } from 'zod';
import type { Tool } from './tool.types.js';

/** A call as it should be, or what is wrong with it in words that the model can mend it by. */
export type CheckedCall = { tool: Tool; args: Record<string, unknown> } | { fault: string };

/**
 * A tool as providers want it.
 *
 * @param tool the tool
 * @returns name, description and the JSON Schema of its arguments
 */
export function toolSpec(tool: Tool): ToolSpec {
  const parameters: Record<string, unknown> = { ...z.toJSONSchema(tool.args, { io: 'input' }) };
  // Some providers refuse the keyword.
  delete parameters['$schema'];
  return { name: tool.name, description: tool.description, parameters };
}

/**
 * Checks a call against the tools that were offered.
 *
 * @param call what the model wrote
 * @param tools what it was offered
 * @returns the tool with parsed arguments, or the fault
 */
export function checkCall(call: ToolCall, tools: readonly Tool[]): CheckedCall {
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined) return { fault: `There is no tool of this name. Tools: ${tools.map(({ name }) => name).join(', ')}.` };
  let raw: unknown;
  try {
    // Models send nothing at all for a tool without arguments.
    raw = call.arguments.trim() === '' ? {} : JSON.parse(call.arguments);
  } catch {
    return { fault: 'The arguments are not valid JSON.' };
  }
  const parsed = tool.args.safeParse(raw);
  if (parsed.success) return { tool, args: parsed.data };
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`);
  return { fault: `The arguments are wrong. ${issues.join('; ')}` };
}
