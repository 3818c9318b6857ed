import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { factView } from './memory-view.contract.js';

/** Puts a fact right: the old one ends now, the new one holds from now on, by the word of staff. */
export const memoryCorrect = defineRequest(
  'memory.correct',
  'memory',
  z.object({ memoryId: z.uuid(), value: z.string().trim().min(1).max(500) }),
  factView,
);
