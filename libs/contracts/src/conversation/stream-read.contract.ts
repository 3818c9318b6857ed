import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { conversationStatus } from '../shape/conversation-view.contract.js';
import { messageView } from '../shape/message-view.contract.js';

/** What somebody missed who knew the conversation up to `afterSeq`, with the text of a reply that is being released. */
export const streamRead = defineRequest(
  'stream.read',
  'conversation',
  z.object({ conversationId: z.uuid(), afterSeq: z.number().int().min(0) }),
  z.object({
    status: conversationStatus,
    messages: z.array(messageView),
    running: z.object({ turnId: z.uuid(), replyId: z.uuid(), text: z.string() }).nullable(),
  }),
);
