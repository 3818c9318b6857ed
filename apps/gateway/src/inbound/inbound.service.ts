import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { messageReceived, type ConversationView } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { principalName, type Principal } from '../access/principal.types.js';
import { currentScope } from '../http/scope.rule.js';
import type { InboundEntity } from './inbound.entity.js';
import { InboundRepository } from './inbound.repository.js';

@Injectable()
export class InboundService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inbox: InboundRepository,
    private readonly messenger: Messenger,
  ) {}

  /**
   * Puts a customer's message in the inbox and tells the house, in one transaction. When this returns it is committed.
   *
   * @param key the caller's Idempotency-Key: the same message twice is stored once, whatever else happens
   */
  async accept(caller: Principal, conversation: ConversationView, text: string, key: string | undefined): Promise<InboundEntity> {
    return this.unit.run(currentScope(), async () => {
      const id = randomUUID();
      const dedupeKey = key === undefined ? `id:${id}` : `key:${principalName(caller)}:${key}`;
      const { workspaceId } = caller;
      const { id: conversationId, customerId } = conversation;
      const source = caller.kind === 'visitor' ? 'visitor' : 'api';
      const stored = await this.inbox.insert({ id, workspaceId, conversationId, customerId, source, body: text, dedupeKey });
      if (stored) {
        await this.messenger.send(messageReceived, { messageId: id, conversationId }, { lane: `in:${conversationId}`, messageId: id });
        return stored;
      }
      const row = await this.inbox.findByDedupeKey(dedupeKey);
      if (row?.body !== text || row.conversationId !== conversationId) {
        throw new AppError('idempotency_mismatch', 'the key came with another message');
      }
      return row;
    });
  }

  async read(id: string): Promise<InboundEntity> {
    const row = await this.unit.read(currentScope(), () => this.inbox.find(id));
    if (!row) throw AppError.notFound('message');
    return row;
  }
}
