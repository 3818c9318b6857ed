import { estimateTokens } from '@rapport/language';
import { citedRefs } from '../prompt/sources-line.rule.js';
import { replyExplanation, type ReplyExplanation } from './reply-explanation.schema.js';

/** What a turn knows when it is over. */
export interface ExplanationInput {
  prompt: { version: string; parts: readonly { name: string; tokens: number; truncated: boolean; text?: string | undefined }[]; text: string };
  passages: readonly {
    ref: string;
    title: string;
    text: string;
    score: number;
    vectorScore?: number | undefined;
    lexicalScore?: number | undefined;
  }[];
  model: Pick<ReplyExplanation['model'], 'provider' | 'model' | 'inputTokens' | 'outputTokens' | 'costUsd' | 'durationMs'>;
  /** The text that the customer got: what it cites is marked. */
  reply: string;
  abstained: boolean;
  confidence?: number | null | undefined;
  timings: readonly { step: string; durationMs: number }[];
  checks: readonly { index: number; text: string; ok: boolean; problems: readonly string[] }[];
  route: { intent: string; agent: string; confidence?: number | null | undefined };
}

/**
 * Puts together why a reply reads as it does.
 *
 * @param input what the turn knows
 * @returns the explanation, checked against its schema, as plain data that can be stored as JSON
 * @throws ZodError when a figure is impossible (a negative time, a confidence over 1): a fault in the caller
 */
export function buildExplanation(input: ExplanationInput): ReplyExplanation {
  const cited = new Set(citedRefs(input.reply));
  const explanation = {
    version: 1,
    prompt: { ...input.prompt, tokens: estimateTokens(input.prompt.text) },
    passages: input.passages.map((passage) => ({ ...passage, cited: cited.has(passage.ref) })),
    model: input.model,
    abstained: input.abstained,
    confidence: input.confidence ?? null,
    timings: input.timings,
    checks: input.checks,
    route: { ...input.route, confidence: input.route.confidence ?? null },
    arm: null,
  };
  return replyExplanation.parse(explanation);
}
