import { z } from 'zod';
import { defineEvent } from '../message/define.contract.js';

/** What became of a reply on its channel. A doubtful send is `unknown` and is never blindly repeated (I3). */
export const messageSent = defineEvent(
  'message.sent',
  ['conversation'],
  z.object({ messageId: z.uuid(), state: z.enum(['sent', 'failed', 'unknown']) }),
);
