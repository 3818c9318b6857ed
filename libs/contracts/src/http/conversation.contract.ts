import { z } from 'zod';
import { channel } from '../shape/channel.contract.js';
import { conversationView } from '../shape/conversation-view.contract.js';
import { pageOf } from '../shape/page.contract.js';
import { customerInput } from './customer.contract.js';

/** `customer` is needed with an API key; a visitor is its own customer and may only claim identifiers. */
export const conversationCreateBody = z.strictObject({
  channel: channel.default('live_chat'),
  customer: customerInput.optional(),
  threadId: z.string().trim().min(1).max(200).optional(),
  /** False opens a new conversation even when one is open on this channel and thread. */
  reuse: z.boolean().default(true),
});
export type ConversationCreateBody = z.infer<typeof conversationCreateBody>;
export const conversationPage = pageOf(conversationView);
