import { z } from 'zod';

/** What an agent is told of the customer: for understanding and tone, never a source of facts about the business. */
export const rememberedProfile = z.object({
  /** What the customer asked to be called. */
  name: z.string().nullable(),
  /** Facts that hold, in words, the surest first. */
  facts: z.array(z.string()),
});
export type RememberedProfile = z.infer<typeof rememberedProfile>;

/** An earlier exchange that bears on the question. */
export const rememberedExchange = z.object({
  id: z.uuid(),
  text: z.string(),
  at: z.iso.datetime(),
  score: z.number(),
  sourceMessageIds: z.array(z.string()),
});
export type RememberedExchange = z.infer<typeof rememberedExchange>;
