import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { InboundEntity } from './inbound.entity.js';

@Injectable()
export class InboundRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Stores a message unless the same one is there. @returns null when it is */
  async insert(row: Omit<InboundEntity, 'receivedAt'>): Promise<InboundEntity | null> {
    const [stored] = await this.unit.query<{ receivedAt: Date }>(
      `insert into support.inbound (id, workspace_id, conversation_id, customer_id, source, body, dedupe_key)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (workspace_id, dedupe_key) do nothing returning received_at as "receivedAt"`,
      [row.id, row.workspaceId, row.conversationId, row.customerId, row.source, row.body, row.dedupeKey],
    );
    return stored ? { ...row, ...stored } : null;
  }

  async findByDedupeKey(dedupeKey: string): Promise<InboundEntity | null> {
    return this.unit.manager.getRepository(InboundEntity).findOneBy({ dedupeKey });
  }

  async find(id: string): Promise<InboundEntity | null> {
    const [row] = await this.unit.query<InboundEntity>(
      `select id, workspace_id as "workspaceId", conversation_id as "conversationId", customer_id as "customerId", source, body, dedupe_key as "dedupeKey",
         received_at as "receivedAt" from support.inbound where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** By which way the last message of a conversation came in. */
  async lastSource(conversationId: string): Promise<InboundEntity['source'] | undefined> {
    const row = await this.unit.manager.getRepository(InboundEntity).findOne({ where: { conversationId }, order: { receivedAt: 'DESC' } });
    return row?.source;
  }
}
