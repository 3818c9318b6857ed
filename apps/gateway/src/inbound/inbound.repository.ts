import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { InboundEntity } from './inbound.entity.js';

@Injectable()
export class InboundRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Stores a message unless the same one is there. @returns whether it was new */
  async insert(row: Omit<InboundEntity, 'receivedAt'>): Promise<boolean> {
    const rows = await this.unit.query<{ id: string }>(
      `insert into support.inbound (id, workspace_id, conversation_id, customer_id, source, body, dedupe_key)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (workspace_id, dedupe_key) do nothing returning id`,
      [row.id, row.workspaceId, row.conversationId, row.customerId, row.source, row.body, row.dedupeKey],
    );
    return rows.length > 0;
  }

  async findByDedupeKey(dedupeKey: string): Promise<InboundEntity | null> {
    return this.unit.manager.getRepository(InboundEntity).findOneBy({ dedupeKey });
  }

  async find(id: string): Promise<InboundEntity | null> {
    return this.unit.manager.getRepository(InboundEntity).findOneBy({ id });
  }

  /** By which way the last message of a conversation came in. */
  async lastSource(conversationId: string): Promise<InboundEntity['source'] | undefined> {
    const row = await this.unit.manager.getRepository(InboundEntity).findOne({ where: { conversationId }, order: { receivedAt: 'DESC' } });
    return row?.source;
  }
}
