import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { moment } from '../shape/time.contract.js';

/** The raw message behind `message.received`. */
export const inboundRead = defineRequest(
  'inbound.read',
  'gateway',
  z.object({ messageId: z.uuid() }),
  z.object({
    messageId: z.uuid(),
    conversationId: z.uuid(),
    customerId: z.uuid(),
    text: z.string(),
    receivedAt: moment,
  }),
);
