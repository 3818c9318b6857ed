import { z } from 'zod';
import { moment } from './time.contract.js';

export const trainingState = z.enum(['pending', 'approved', 'rejected']);
export type TrainingState = z.infer<typeof trainingState>;

/** A question and its good answer, waiting for or past a person's review. */
export const trainingExampleView = z.object({
  id: z.uuid(),
  messageId: z.uuid(),
  conversationId: z.uuid(),
  question: z.string(),
  answer: z.string(),
  intent: z.string().nullable(),
  confidence: z.number().nullable(),
  source: z.enum(['feedback', 'staff_edit']),
  quality: z.number(),
  state: trainingState,
  humanVerified: z.boolean(),
  isActive: z.boolean(),
  createdAt: moment,
  reviewedAt: moment.nullable(),
});
export type TrainingExampleView = z.infer<typeof trainingExampleView>;
