export const PROMPT_PART_NAMES = ['persona', 'profile', 'memory', 'knowledge', 'history', 'rules', 'question'] as const;
export type PromptPartName = (typeof PROMPT_PART_NAMES)[number];

/** One part of a prompt with its own budget. */
export interface PromptPart {
  name: PromptPartName;
  text: string;
  /** At most so many tokens of it, whatever room there is. */
  budgetTokens: number;
  /** When all parts together are too long, the lowest gives way first. */
  priority: number;
}

/** What became of a part. */
export interface PromptPartReport {
  name: PromptPartName;
  /** Tokens of what went into the prompt, by estimate. */
  tokens: number;
  truncated: boolean;
}
