import { Injectable } from '@nestjs/common';
import { type conversationList, type conversationOpen, type ConversationView, type DataOf, type ReplyOf } from '@rapport/contracts';
import { fromCursor, pageFrom, type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { toConversationView } from './conversation.mapper.js';
import { ConversationRepository } from './conversation.repository.js';

@Injectable()
export class ConversationService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly conversations: ConversationRepository,
  ) {}

  async open(scope: Scope, opening: DataOf<typeof conversationOpen>): Promise<ConversationView> {
    if (scope.customer !== 'all' && scope.customer !== opening.customerId) throw AppError.notFound('customer');
    const conversation = await this.unit.run(scope, async () => {
      const found = opening.reuse ? await this.conversations.findOpen(opening) : null;
      return found ?? this.conversations.add(scope, opening);
    });
    if (!conversation) throw new AppError('internal', 'a conversation was stored and not returned');
    return toConversationView(conversation);
  }

  async read(scope: Scope, id: string): Promise<ConversationView> {
    const conversation = await this.unit.read(scope, () => this.conversations.find(id));
    if (!conversation) throw AppError.notFound('conversation');
    return toConversationView(conversation);
  }

  async list(scope: Scope, query: DataOf<typeof conversationList>): Promise<ReplyOf<typeof conversationList>> {
    const after = fromCursor(query.cursor);
    const found = await this.unit.read(scope, () => this.conversations.list(query.status ?? null, after, query.limit + 1));
    return pageFrom(found, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), toConversationView);
  }
}
