import { z } from 'zod';
import { defineEvent } from '../message/define.contract.js';

/** A reply was rated, or its rating changed. */
export const feedbackRated = defineEvent(
  'feedback.rated',
  ['knowledge'],
  z.object({ feedbackId: z.uuid(), messageId: z.uuid() }),
);
