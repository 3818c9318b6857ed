/** US dollars for one million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/**
 * List prices, standard tier, without discounts for cached input or batches.
 * Source: openai.com/api/pricing and platform.openai.com/docs/pricing, as published in 2025 and noted here on
 * 2026-11-21 without access to the pages: check before relying on them for a budget.
 * A model that is not listed costs "unknown", never zero.
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
};
