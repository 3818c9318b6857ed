import type { ConversationView } from '@rapport/contracts';
import type { ConversationRow } from './conversation.repository.js';

export function toConversationView(row: ConversationRow): ConversationView {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}
