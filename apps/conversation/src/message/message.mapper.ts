import type { MessageView } from '@rapport/contracts';
import type { MessageRow } from './message.repository.js';

export function toMessageView(row: MessageRow): MessageView {
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    role: row.role,
    text: row.content,
    createdAt: row.createdAt.toISOString(),
    inReplyTo: row.inReplyTo,
    citations: [...(row.metadata.citations ?? [])],
    agent: row.metadata.agent ?? null,
    intent: row.metadata.intent ?? null,
    confidence: row.metadata.confidence ?? null,
    delivery: row.deliveryState,
  };
}
