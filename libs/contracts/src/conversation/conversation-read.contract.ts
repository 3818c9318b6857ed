import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { conversationView } from '../shape/conversation-view.contract.js';

/** One conversation; `not_found` when it is unknown or another's. */
export const conversationRead = defineRequest(
  'conversation.read',
  'conversation',
  z.object({ conversationId: z.uuid() }),
  conversationView,
);
