import { z } from 'zod';
import { defineEvent } from '../message/define.contract.js';

/** A customer's message lies in the inbox. `messageId` is the id it keeps for good. Lane: the conversation's inbox. */
export const messageReceived = defineEvent(
  'message.received',
  ['conversation'],
  z.object({ messageId: z.uuid(), conversationId: z.uuid() }),
);
