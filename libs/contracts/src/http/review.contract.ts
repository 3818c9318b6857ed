import { z } from 'zod';
import { rating } from '../feedback/feedback-rate.contract.js';
import { pageOf } from '../shape/page.contract.js';
import { trainingExampleView } from '../shape/training-view.contract.js';

export const feedbackBody = z
  .strictObject(rating.shape)
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    message: 'needs at least one of thumb, stars, helpful, accurate and text',
  })
  .meta({ example: { thumb: 'up', stars: 5 } });
export type FeedbackBody = z.infer<typeof feedbackBody>;
export const feedbackAnswer = z.object({ qualityScore: z.number(), promoted: z.boolean() });
export type FeedbackAnswer = z.infer<typeof feedbackAnswer>;

/** Question and answer may be edited with the approval. */
export const approveBody = z.strictObject({
  question: z.string().trim().min(1).max(8_000).optional(),
  answer: z.string().trim().min(1).max(8_000).optional(),
});
export type ApproveBody = z.infer<typeof approveBody>;
export const trainingExamplePage = pageOf(trainingExampleView);
