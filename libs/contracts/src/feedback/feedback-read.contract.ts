import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

export const feedbackRead = defineRequest(
  'feedback.read',
  'feedback',
  z.object({ feedbackId: z.uuid() }),
  z.object({ feedbackId: z.uuid(), messageId: z.uuid(), qualityScore: z.number(), thumb: z.enum(['up', 'down']).nullable() }),
);
