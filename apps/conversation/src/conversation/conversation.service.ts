import { Injectable } from '@nestjs/common';
import { type conversationList, type conversationOpen, type ConversationView, type DataOf, decodeCursor, encodeCursor, type ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { toConversationView } from './conversation.mapper.js';
import { type After, ConversationRepository } from './conversation.repository.js';

const UUID = /^[0-9a-f-]{36}$/;

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
    const conversation = await this.unit.run(scope, () => this.conversations.find(id));
    if (!conversation) throw AppError.notFound('conversation');
    return toConversationView(conversation);
  }

  async list(scope: Scope, query: DataOf<typeof conversationList>): Promise<ReplyOf<typeof conversationList>> {
    const after = query.cursor === undefined ? null : afterOf(query.cursor);
    const found = await this.unit.run(scope, () => this.conversations.list(query.status ?? null, after, query.limit + 1));
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const more = found.length > page.length && last !== undefined;
    return { data: page.map(toConversationView), nextCursor: more ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
  }
}

function afterOf(cursor: string): After {
  const [createdAt, id] = decodeCursor(cursor, 2) ?? [];
  if (!createdAt || !id || !UUID.test(id) || Number.isNaN(Date.parse(createdAt))) {
    throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
  }
  return { createdAt, id };
}
