import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { OutboundEntity } from './outbound.entity.js';

@Injectable()
export class OutboundRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** Notes the one sending of a reply. @returns false when it had been sent before */
  async insert(row: Omit<OutboundEntity, 'id' | 'createdAt'>): Promise<boolean> {
    const rows = await this.unit.query<{ id: string }>(
      `insert into support.outbound (id, workspace_id, conversation_id, customer_id, message_id, channel, via, state, attempts, error)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (workspace_id, message_id) do nothing returning id`,
      [randomUUID(), row.workspaceId, row.conversationId, row.customerId, row.messageId, row.channel, row.via, row.state, row.attempts, row.error],
    );
    return rows.length > 0;
  }
}
