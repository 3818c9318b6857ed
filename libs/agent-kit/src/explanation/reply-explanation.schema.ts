import { z } from 'zod';

/** Why a reply reads as it does: all that staff with that right may ask of it. Stored with the message, erased with it. */
export const replyExplanation = z.object({
  version: z.literal(1),
  prompt: z.object({
    /** Version of the templates and rules that the prompt was made by. */
    version: z.string(),
    parts: z.array(
      z.object({ name: z.string(), tokens: z.number().int().nonnegative(), truncated: z.boolean(), text: z.string().optional() }),
    ),
    /** The whole, as the model got it. */
    text: z.string(),
    tokens: z.number().int().nonnegative(),
  }),
  /** What was retrieved, best first, and whether the reply cites it. */
  passages: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      text: z.string(),
      score: z.number(),
      vectorScore: z.number().optional(),
      lexicalScore: z.number().optional(),
      cited: z.boolean(),
    }),
  ),
  model: z.object({
    provider: z.string(),
    model: z.string(),
    inputTokens: z.number().int().nonnegative(),
    outputTokens: z.number().int().nonnegative(),
    costUsd: z.number().nonnegative().nullable(),
    durationMs: z.number().nonnegative(),
  }),
  abstained: z.boolean(),
  confidence: z.number().min(0).max(1).nullable(),
  /** Milliseconds of each step of the turn, in order. */
  timings: z.array(z.object({ step: z.string(), durationMs: z.number().nonnegative() })),
  /** The verdict on each sentence of the draft, in order; the withheld ones too. */
  checks: z.array(z.object({ index: z.number().int().nonnegative(), text: z.string(), ok: z.boolean(), problems: z.array(z.string()) })),
  route: z.object({ intent: z.string(), agent: z.string(), confidence: z.number().min(0).max(1).nullable() }),
  /** The experiment's arm; null while there are no experiments. */
  arm: z.string().nullable(),
});
export type ReplyExplanation = z.infer<typeof replyExplanation>;
