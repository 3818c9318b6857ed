import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { channel } from '../shape/channel.contract.js';
import { conversationView } from '../shape/conversation-view.contract.js';

/** Opens a conversation, or returns the open one of the same customer, channel and thread. */
export const conversationOpen = defineRequest(
  'conversation.open',
  'conversation',
  z.object({ channel, customerId: z.uuid(), threadId: z.string().max(200).nullable(), reuse: z.boolean() }),
  conversationView,
);
