import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Active, human-verified examples in a fixed order, page by page, for a dataset. */
export const trainingPage = defineRequest(
  'training.page',
  'feedback',
  z.object({ cursor: z.string().nullable(), limit: z.number().int().min(1).max(500) }),
  z.object({
    examples: z.array(
      z.object({
        id: z.uuid(),
        conversationId: z.uuid(),
        customerId: z.uuid(),
        question: z.string(),
        answer: z.string(),
        intent: z.string().nullable(),
        quality: z.number(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  { timeoutMs: 15_000 },
);
