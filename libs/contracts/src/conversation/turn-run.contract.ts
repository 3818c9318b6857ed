import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/**
 * Answer what is unanswered in a conversation. Due after the burst window of its channel. Lane: the conversation. With
 * `overdueTurnId` it is the guard that is sent with each new turn (in a lane of its own): a turn that has not ended by then, because
 * its deliveries died or never came, ends visibly.
 */
export const turnRun = defineCommand(
  'turn.run',
  'conversation',
  z.object({ conversationId: z.uuid(), messageId: z.uuid(), overdueTurnId: z.uuid().optional() }),
  { maxAttempts: 4, backoffMs: 1_000, patienceMs: 0 },
);
