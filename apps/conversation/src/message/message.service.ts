import { Injectable } from '@nestjs/common';
import { type DataOf, decodeCursor, encodeCursor, type messageList, type messageSent, type MessageView, type ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { ConversationRepository } from '../conversation/conversation.repository.js';
import { toMessageView } from './message.mapper.js';
import { MessageRepository } from './message.repository.js';

@Injectable()
export class MessageService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly messages: MessageRepository,
  ) {}

  async list(scope: Scope, query: DataOf<typeof messageList>): Promise<ReplyOf<typeof messageList>> {
    const afterSeq = query.cursor === undefined ? 0 : seqOf(query.cursor);
    const found = await this.unit.read(scope, async () => {
      const rows = await this.messages.after(query.conversationId, afterSeq, query.limit + 1);
      if (rows.length === 0 && !(await this.conversations.find(query.conversationId))) throw AppError.notFound('conversation');
      return rows;
    });
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const more = found.length > page.length && last !== undefined;
    return { data: page.map(toMessageView), nextCursor: more ? encodeCursor([String(last.seq)]) : null };
  }

  async read(scope: Scope, id: string): Promise<MessageView> {
    const message = await this.unit.read(scope, () => this.messages.find(id));
    if (!message) throw AppError.notFound('message');
    return toMessageView(message);
  }

  /** Inside the effect of the report. */
  noteDelivery({ messageId, state }: DataOf<typeof messageSent>): Promise<void> {
    return this.messages.setDelivery(messageId, state);
  }
}

function seqOf(cursor: string): number {
  const [seq] = decodeCursor(cursor, 1) ?? [];
  if (seq === undefined || !/^\d{1,9}$/.test(seq)) {
    throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
  }
  return Number(seq);
}
