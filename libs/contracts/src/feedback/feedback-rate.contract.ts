import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** What a person may say of a reply; at least one of them. */
export const rating = z.object({
  thumb: z.enum(['up', 'down']).optional(),
  stars: z.number().int().min(1).max(5).optional(),
  helpful: z.boolean().optional(),
  accurate: z.boolean().optional(),
  text: z.string().max(2_000).optional(),
});
export type Rating = z.infer<typeof rating>;

/** Rates a reply; a later rating of the same reply is merged into the first. */
export const feedbackRate = defineRequest(
  'feedback.rate',
  'feedback',
  rating.extend({ messageId: z.uuid() }),
  z.object({ feedbackId: z.uuid(), qualityScore: z.number(), promoted: z.boolean() }),
);
