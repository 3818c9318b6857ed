import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { messageView } from '../shape/message-view.contract.js';

/** Every way in which the turn of a customer's message can stand (I4: each ends as one of the last three). */
export const turnStatus = z.enum(['pending', 'answered', 'escalated', 'failed']);
export type TurnStatus = z.infer<typeof turnStatus>;

/** How the turn stands that a customer's message belongs to. `message` is null while it is only in the inbox. */
export const turnOutcome = defineRequest(
  'turn.outcome',
  'conversation',
  z.object({ messageId: z.uuid() }),
  z.object({ status: turnStatus, message: messageView.nullable(), reply: messageView.nullable() }),
);
