import type { z } from 'zod';

/** A tool that looks something up: it runs, and the model goes on with its answer. */
export interface LookupTool<Args extends z.ZodObject = z.ZodObject> {
  kind: 'lookup';
  name: string;
  description: string;
  args: Args;
  /** @returns what the model is to read, as text; never secrets or another customer's data */
  run: (args: z.infer<Args>, signal: AbortSignal | undefined) => Promise<string>;
}

/** A tool that would change something: it is not run, but handed to the caller as a typed wish. */
export interface ActionTool<Args extends z.ZodObject = z.ZodObject> {
  kind: 'action';
  name: string;
  description: string;
  args: Args;
}

export type Tool = LookupTool | ActionTool;

/** An action that the model asked for, with arguments that satisfy its schema. The model proposes, the code disposes. */
export interface ProposedAction {
  name: string;
  args: Readonly<Record<string, unknown>>;
}

/**
 * Keeps the types of arguments and function together while a tool is written.
 *
 * @param tool a lookup
 * @returns the same
 */
export function lookupTool<Args extends z.ZodObject>(tool: Omit<LookupTool<Args>, 'kind'>): LookupTool {
  // Arguments are parsed by this very schema before `run` sees them.
  return { ...tool, kind: 'lookup', run: (args, signal) => tool.run(args as z.infer<Args>, signal) };
}

/**
 * @param tool an action
 * @returns the same
 */
export function actionTool(tool: Omit<ActionTool, 'kind'>): ActionTool {
  return { ...tool, kind: 'action' };
}
