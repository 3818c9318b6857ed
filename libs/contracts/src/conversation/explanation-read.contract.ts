import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Why a reply reads as it does. Its shape is the `ReplyExplanation` of the agent kit. */
export const explanationRead = defineRequest(
  'explanation.read',
  'conversation',
  z.object({ messageId: z.uuid() }),
  z.object({ messageId: z.uuid(), explanation: z.record(z.string(), z.unknown()) }),
);
