/**
 * Tokens that question and answer may have together. Of each family the smallest member counts: too little costs a model
 * that would have done, too much costs an answer.
 * Sources: platform.openai.com/docs/models for the GPT families; platform.claude.com/docs/en/about-claude/models/overview
 * for Claude; both as quoted in public documentation that was read on 2026-11-21.
 */
export const CONTEXT_TOKENS: readonly { model: RegExp; tokens: number }[] = [
  { model: /^gpt-4o/, tokens: 128_000 },
  { model: /^gpt-4\.1/, tokens: 1_047_576 },
  { model: /^gpt-5/, tokens: 400_000 },
  { model: /^claude-.*-4-5/, tokens: 200_000 },
  { model: /^claude-/, tokens: 1_000_000 },
];
