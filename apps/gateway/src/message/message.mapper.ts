import type { MessageAnswered, MessageView, ReplyView } from '@rapport/contracts';
import type { InboundEntity } from '../inbound/inbound.entity.js';

/** A customer's message as its sender gets it back. */
export function toReceived({ id, conversationId, body, receivedAt }: InboundEntity): MessageAnswered['message'] {
  return { id, conversationId, text: body, receivedAt: receivedAt.toISOString() };
}

/** A reply without what its conversation says anyway. */
export function toReply({ id, text, citations, agent, intent, confidence }: MessageView): ReplyView {
  return { id, text, citations, agent, intent, confidence };
}
