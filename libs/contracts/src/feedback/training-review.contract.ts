import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { trainingExampleView } from '../shape/training-view.contract.js';

/** A person's verdict on an example; question and answer may be edited with an approval. */
export const trainingReview = defineRequest(
  'training.review',
  'feedback',
  z.object({
    exampleId: z.uuid(),
    verdict: z.enum(['approve', 'reject']),
    question: z.string().min(1).max(8_000).optional(),
    answer: z.string().min(1).max(8_000).optional(),
  }),
  trainingExampleView,
);
