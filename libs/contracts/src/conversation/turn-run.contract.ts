import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Answer what is unanswered in a conversation. Due after the burst window of its channel. Lane: the conversation. */
export const turnRun = defineCommand(
  'turn.run',
  'conversation',
  z.object({ conversationId: z.uuid(), messageId: z.uuid() }),
  { maxAttempts: 4, backoffMs: 1_000 },
);
