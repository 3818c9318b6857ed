import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { MessageEntity } from './message.entity.js';

/** A message as statements return it. */
export type MessageRow = Pick<
  MessageEntity,
  'id' | 'conversationId' | 'turnId' | 'seq' | 'role' | 'content' | 'metadata' | 'inReplyTo' | 'deliveryState' | 'createdAt'
>;

/** The columns of a {@link MessageRow}, for the repositories that store or read messages among other things. */
export function messageColumns(alias: string): string {
  return `${alias}.id, ${alias}.conversation_id as "conversationId", ${alias}.turn_id as "turnId", ${alias}.seq, ${alias}.role,
    ${alias}.content, ${alias}.metadata, ${alias}.in_reply_to as "inReplyTo", ${alias}.delivery_state as "deliveryState",
    ${alias}.created_at as "createdAt"`;
}

@Injectable()
export class MessageRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<MessageRow | null> {
    const rows = await this.unit.query<MessageRow>(`select ${messageColumns('m')} from ai.messages m where m.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** In the order of arrival, after a `seq`. */
  after(conversationId: string, seq: number, limit: number): Promise<MessageRow[]> {
    return this.unit.query<MessageRow>(
      `select ${messageColumns('m')} from ai.messages m where m.conversation_id = $1 and m.seq > $2 order by m.seq limit $3`,
      [conversationId, seq, limit],
    );
  }

  /** Notes how a reply fared on its channel; what has been delivered is not taken back by a late report. */
  async setDelivery(id: string, state: MessageRow['deliveryState']): Promise<void> {
    await this.unit.query(`update ai.messages set delivery_state = $2 where id = $1 and role <> 'customer' and delivery_state <> 'delivered'`, [id, state]);
  }
}
