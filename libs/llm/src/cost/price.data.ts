/** US dollars for one million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Prices of calls whose input is longer than so many tokens. */
  readonly long?: { readonly above: number; readonly input: number; readonly output: number };
}

/**
 * List prices, standard tier, without discounts for cached input or batches. A model that is not listed costs "unknown",
 * never zero.
 *
 * OpenAI: openai.com/api/pricing, as published in 2025 and noted here on 2026-11-21 without access to the page.
 * Anthropic: platform.claude.com/docs/en/about-claude/pricing, as quoted by public documentation of 2026-10-10 and later,
 * read on 2026-11-21 without access to the page itself.
 * Check both before relying on them for a budget.
 */
export const PRICES: { readonly [model: string]: Price } = {
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'text-embedding-3-small': { input: 0.02, output: 0 },
  'text-embedding-3-large': { input: 0.13, output: 0 },
  'text-embedding-ada-002': { input: 0.1, output: 0 },
  'claude-fable-5-1': { input: 10, output: 50 },
  'claude-fable-5': { input: 10, output: 50 },
  'claude-opus-5-5': { input: 4, output: 20 },
  'claude-opus-5': { input: 5, output: 25 },
  'claude-opus-4-8': { input: 5, output: 25 },
  'claude-opus-4-7': { input: 5, output: 25 },
  'claude-opus-4-6': { input: 5, output: 25 },
  'claude-opus-4-5': { input: 5, output: 25 },
  'claude-sonnet-5-5': { input: 2, output: 10 },
  'claude-sonnet-5': { input: 2, output: 10 },
  'claude-sonnet-4-6': { input: 3, output: 15 },
  'claude-sonnet-4-5': { input: 3, output: 15 },
  'claude-haiku-5-5': { input: 0.1, output: 0.5, long: { above: 100_000, input: 0.5, output: 2.5 } },
  'claude-haiku-4-5': { input: 1, output: 5 },
};
