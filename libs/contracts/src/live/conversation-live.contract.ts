import { z } from 'zod';
import { turnStatus } from '../conversation/turn-outcome.contract.js';
import { conversationStatus } from '../shape/conversation-view.contract.js';
import { messageView } from '../shape/message-view.contract.js';
import { defineTopic } from './topic.contract.js';

/**
 * What happens in a conversation right now; the key is its id. A `sentence` says where in the reply it stands, so that
 * taking it twice changes nothing, and the `message` at the end carries the whole text. `turn` says how the turn of a message stands, where
 * its teller knows: who waits for a reply need not ask.
 */
export const conversationLive = defineTopic(
  'conversation.live',
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('message'), message: messageView, turn: turnStatus.optional() }),
    z.object({ type: z.literal('sentence'), turnId: z.uuid(), replyId: z.uuid(), offset: z.number().int(), text: z.string() }),
    z.object({ type: z.literal('typing'), on: z.boolean() }),
    z.object({ type: z.literal('status'), status: conversationStatus, contact: z.string().nullable() }),
  ]),
);
export type ConversationLive = z.infer<typeof conversationLive.data>;
