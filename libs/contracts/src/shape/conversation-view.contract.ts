import { z } from 'zod';
import { channel } from './channel.contract.js';
import { moment } from './time.contract.js';

export const conversationStatus = z.enum(['active', 'escalated', 'closed']);
export type ConversationStatus = z.infer<typeof conversationStatus>;

export const conversationView = z.object({
  id: z.uuid(),
  channel,
  customerId: z.uuid(),
  threadId: z.string().nullable(),
  status: conversationStatus,
  escalationReason: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type ConversationView = z.infer<typeof conversationView>;
