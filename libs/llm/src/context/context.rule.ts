import { CONTEXT_TOKENS } from './context.data.js';

/**
 * @param model the model's name
 * @returns tokens that question and answer may have together; null when the table does not know the model
 */
export function contextTokensOf(model: string): number | null {
  return CONTEXT_TOKENS.find((entry) => entry.model.test(model))?.tokens ?? null;
}
