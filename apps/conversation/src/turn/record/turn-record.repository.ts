import { Injectable } from '@nestjs/common';
import type { Channel } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { messageColumns, type MessageRow } from '../../message/message.repository.js';
import type { TurnState } from '../turn.machine.js';

/** A reply with what it answers. */
export type ExchangeRow = MessageRow & {
  readonly customerId: string;
  readonly question: string;
  readonly questionIds: string[];
  readonly askedAt: Date | null;
  readonly channel: Channel;
};

export interface RunningTurn {
  readonly turnId: string;
  readonly replyId: string;
  readonly text: string;
}

/** What became of turns, for those who ask afterwards. */
@Injectable()
export class TurnRecordRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** A customer's message and the reply of its turn, if there is one yet, each with the state of the turn. */
  outcome(messageId: string): Promise<(MessageRow & { state: TurnState })[]> {
    return this.unit.query(
      `select ${messageColumns('m')}, t.state from ai.messages q
       join ai.turns t on t.workspace_id = q.workspace_id and t.id = q.turn_id
       join ai.messages m on m.workspace_id = t.workspace_id and m.turn_id = t.id and (m.id = q.id or m.role = 'assistant')
       where q.id = $1 and q.role = 'customer'`,
      [messageId],
    );
  }

  async exchange(replyId: string): Promise<ExchangeRow | null> {
    const rows = await this.unit.query<ExchangeRow>(
      `select ${messageColumns('r')}, r.customer_id as "customerId",
         c.channel, coalesce(q.question, '') as question, coalesce(q.ids, '{}') as "questionIds", q.asked_at as "askedAt"
       from ai.messages r
       join ai.conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
       cross join lateral (
         select string_agg(q.content, e'\\n' order by q.seq) as question, array_agg(q.id order by q.seq) as ids, min(q.created_at) as asked_at
         from ai.messages q where q.workspace_id = r.workspace_id and q.turn_id = r.turn_id and q.role = 'customer') q
       where r.id = $1 and r.role = 'assistant' and r.turn_id is not null`,
      [replyId],
    );
    return rows[0] ?? null;
  }

  async explanation(replyId: string): Promise<Record<string, unknown> | null> {
    const rows = await this.unit.query<{ explanation: Record<string, unknown> }>(
      'select explanation from ai.turns where reply_id = $1 and explanation is not null',
      [replyId],
    );
    return rows[0]?.explanation ?? null;
  }

  async running(conversationId: string): Promise<RunningTurn | null> {
    const rows = await this.unit.query<RunningTurn>(
      `select t.id as "turnId", t.reply_id as "replyId", t.released as text from ai.turns t where t.conversation_id = $1 and t.state = 'running'`,
      [conversationId],
    );
    return rows[0] ?? null;
  }
}
