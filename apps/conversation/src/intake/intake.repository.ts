import { Injectable } from '@nestjs/common';
import type { Channel, ConversationStatus, EscalationReason } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import type { MessageMetadata } from '../message/message-metadata.types.js';
import { messageColumns, type MessageRow } from '../message/message.repository.js';

/** The conversation as a new message finds it, with the place that the message gets in it. */
export interface Admission {
  readonly customerId: string;
  readonly channel: Channel;
  readonly status: ConversationStatus;
  readonly seq: number;
  /** The turn that is still gathering messages. */
  readonly turnId: string | null;
  readonly openReasons: readonly EscalationReason[];
  readonly taken: boolean;
}

export interface NewMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly text: string;
  readonly metadata: MessageMetadata;
  readonly receivedAt: string;
  /** The turn it joins, or the ids of the turn and of the reply that begin with it. */
  readonly turn: { readonly id: string; readonly replyId: string | null };
}

@Injectable()
export class IntakeRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * Takes the next place in a conversation and holds its row, and the gathering turn, until the commit: so no turn starts
   * without a message that is about to join it.
   *
   * @returns null when the message has its place already, or no such conversation can be seen
   */
  async admit(conversationId: string, messageId: string): Promise<Admission | null> {
    const rows = await this.unit.query<Admission>(
      `with conversation as (
         update ai.conversations set last_seq = last_seq + 1, updated_at = now(),
           status = case status when 'closed' then 'active' else status end, closed_at = null
         where id = $1 and not exists (select from ai.messages where id = $2)
         returning workspace_id, id, customer_id, channel, status, last_seq
       ), gathering as (
         select t.id from ai.turns t join conversation c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
         where t.state = 'received' for update of t
       ), waiting as (
         select e.reason, e.state from support.escalations e
         join conversation c on c.workspace_id = e.workspace_id and c.id = e.conversation_id where e.state <> 'resolved'
       )
       select c.customer_id as "customerId", c.channel, c.status, c.last_seq as seq, (select id from gathering) as "turnId",
         array(select reason from waiting) as "openReasons", exists (select from waiting where state = 'assigned') as taken
       from conversation c`,
      [conversationId, messageId],
    );
    return rows[0] ?? null;
  }

  async isStored(messageId: string): Promise<boolean> {
    return (await this.unit.query('select 1 from ai.messages where id = $1', [messageId])).length > 0;
  }

  /** Stores the message, and its turn when it begins one. */
  async add(workspaceId: string, customerId: string, message: NewMessage): Promise<MessageRow> {
    const rows = await this.unit.query<MessageRow>(
      `with begun as (
         insert into ai.turns (id, workspace_id, customer_id, conversation_id, state, reply_id)
         select $5::uuid, $1::uuid, $2::uuid, $3::uuid, 'received', $6::uuid where $6::uuid is not null
       )
       insert into ai.messages as m (id, workspace_id, customer_id, conversation_id, turn_id, seq, role, content, metadata, delivery_state, created_at)
       values ($4::uuid, $1::uuid, $2::uuid, $3::uuid, $5::uuid, $7, 'customer', $8, $9::jsonb, 'received', $10::timestamptz)
       returning ${messageColumns('m')}`,
      [
        workspaceId, customerId, message.conversationId, message.id, message.turn.id, message.turn.replyId,
        message.seq, message.text, JSON.stringify(message.metadata), message.receivedAt,
      ],
    );
    const [row] = rows;
    if (!row) throw new Error('the insert of a message returned no row');
    return row;
  }
}
