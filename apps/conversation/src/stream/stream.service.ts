import { Injectable } from '@nestjs/common';
import type { DataOf, ReplyOf, streamRead } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { ConversationRepository } from '../conversation/conversation.repository.js';
import { toMessageView } from '../message/message.mapper.js';
import { MessageRepository } from '../message/message.repository.js';
import { TurnRecordRepository } from '../turn/record/turn-record.repository.js';

/** More than this nobody has missed who still has the conversation open; the rest comes by the list. */
const MOST_MESSAGES = 200;

@Injectable()
export class StreamService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly messages: MessageRepository,
    private readonly turns: TurnRecordRepository,
  ) {}

  /** The running reply is read before the messages: a turn that ends in between is then seen twice rather than not at all. */
  async read(scope: Scope, { conversationId, afterSeq }: DataOf<typeof streamRead>): Promise<ReplyOf<typeof streamRead>> {
    return this.unit.read(scope, async () => {
      const running = await this.turns.running(conversationId);
      const conversation = await this.conversations.find(conversationId);
      if (!conversation) throw AppError.notFound('conversation');
      const messages = await this.messages.after(conversationId, afterSeq, MOST_MESSAGES);
      return { status: conversation.status, messages: messages.map(toMessageView), running };
    });
  }
}
