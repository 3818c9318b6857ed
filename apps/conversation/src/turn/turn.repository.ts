import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Channel, ConversationStatus } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { messageColumns, type MessageRow } from '../message/message.repository.js';
import type { Conclusion } from './ending/conclusion.types.js';
import { nextTurnState, turnStatesBefore } from './turn.machine.js';

/** A turn that has been taken up. */
export interface StartedTurn {
  readonly id: string;
  readonly replyId: string;
  readonly customerId: string;
  readonly released: string;
  readonly channel: Channel;
  readonly status: ConversationStatus;
  readonly createdAt: Date;
}

/** The concluded turn's conversation, and its reply if it has one. */
export interface Concluded {
  readonly status: ConversationStatus;
  readonly channel: Channel;
  readonly reply: MessageRow | null;
}

@Injectable()
export class TurnRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * Takes up the turn of a conversation that waits: the one that was begun before, else the one that gathers, unless its newest
   * message is another than `messageId` and its window is still open: then that message's own run takes all.
   *
   * It is not waited for on the disk: a server that loses it lets the delivery of this run come again, and keeps nothing that came after it.
   *
   * @param longest ages in ms by channel from which a burst is not waited for any longer
   */
  async start(conversationId: string, messageId: string, longest: Readonly<Record<string, number>>): Promise<StartedTurn | null> {
    const rows = await this.unit.query<StartedTurn>(
      `with unhurried as materialized (select set_config('synchronous_commit', 'off', true)), waiting as (
         select t.workspace_id, t.id, c.channel, c.status,
           t.state = 'running' or now() - t.created_at >= ($3::jsonb->>c.channel)::float8 * interval '1 millisecond'
             or (select m.id from ai.messages m where m.workspace_id = t.workspace_id and m.turn_id = t.id and m.role = 'customer'
                 order by m.seq desc limit 1) = $2 as ready
         from ai.turns t join ai.conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
         where t.conversation_id = $1 and t.state in ('received', 'running')
         order by t.state = 'running' desc limit 1
       )
       update ai.turns t set state = 'running', started_at = coalesce(t.started_at, now())
       from unhurried, waiting w where t.workspace_id = w.workspace_id and t.id = w.id and w.ready and t.state in ('received', 'running')
       returning t.id, t.reply_id as "replyId", t.customer_id as "customerId", t.released, w.channel, w.status, t.created_at as "createdAt"`,
      [conversationId, messageId, JSON.stringify(longest)],
    );
    return rows[0] ?? null;
  }

  /** What the customer has been shown of a turn's reply; null when the turn has ended or can't be seen. */
  async shownOfPending(turnId: string): Promise<string | null> {
    const rows = await this.unit.query<{ released: string }>('select released from ai.turns where id = $1 and state = any($2)', [
      turnId,
      turnStatesBefore('fail'),
    ]);
    return rows[0]?.released ?? null;
  }

  async isPending(turnId: string): Promise<boolean> {
    return (await this.shownOfPending(turnId)) !== null;
  }

  /** The newest messages up to and with those of a turn, in order; what still gathers for the next turn is left out. */
  async transcript(conversationId: string, turnId: string, limit: number): Promise<MessageRow[]> {
    const rows = await this.unit.query<MessageRow>(
      `select ${messageColumns('m')} from ai.messages m
       where m.conversation_id = $1 and not exists (
         select from ai.turns t where t.workspace_id = m.workspace_id and t.id = m.turn_id and t.state = 'received' and t.id <> $2)
       order by m.seq desc limit $3`,
      [conversationId, turnId, limit],
    );
    return rows.reverse();
  }

  /**
   * Notes what the customer is about to be shown, while the turn is being answered and nobody has taken over.
   *
   * @param shown what was noted before: a second answerer of the same turn can't mix in
   * @returns whether it may be shown
   */
  async release(turnId: string, shown: string, text: string): Promise<boolean> {
    const rows = await this.unit.query<{ id: string }>(
      `update ai.turns t set released = t.released || $3
       from ai.conversations c
       where t.id = $1 and t.state = 'running' and t.released = $2
         and c.workspace_id = t.workspace_id and c.id = t.conversation_id and c.status <> 'escalated'
       returning t.id`,
      [turnId, shown, text],
    );
    return rows.length > 0;
  }

  /**
   * Ends a turn, with its reply and the call for a person, in one statement.
   *
   * @param inReplyTo the customer's last message of the turn
   * @returns null when the turn has ended before, or (with `onlyWhileActive`) a person has been called meanwhile, or the customer has
   *   been shown other words than those with which the reply begins
   */
  async conclude(turn: { readonly id: string; readonly conversationId: string; readonly inReplyTo: string }, conclusion: Conclusion): Promise<Concluded | null> {
    const { event, reply, call } = conclusion;
    const rows = await this.unit.query<MessageRow & Pick<Concluded, 'status' | 'channel'>>(CONCLUDE, [
      turn.id,
      turn.conversationId,
      conclusion.onlyWhileActive,
      nextTurnState('running', event),
      turnStatesBefore(event),
      conclusion.explanation === null ? null : JSON.stringify(conclusion.explanation),
      reply?.text ?? null,
      JSON.stringify(reply?.metadata ?? {}),
      turn.inReplyTo,
      call ? randomUUID() : null,
      call?.reason ?? null,
      call?.topic ?? null,
      call?.priority ?? null,
      call?.dueAt ?? null,
    ]);
    const [row] = rows;
    if (!row) return null;
    const { status, channel, ...stored } = row;
    return { status, channel, reply: stored.id === null ? null : stored };
  }
}

/** The conversation's row is held first, as by arriving messages: so the two never wait for each other crosswise. */
const CONCLUDE = `
  with held as (
    select workspace_id, id from ai.conversations where id = $2 and not ($3 and status = 'escalated') for update
  ), turn as (
    update ai.turns t set state = $4, ended_at = now(), started_at = coalesce(t.started_at, now()), explanation = $6::jsonb, released = ''
    from held h where t.workspace_id = h.workspace_id and t.id = $1 and t.conversation_id = h.id and t.state = any($5)
      and starts_with(coalesce($7::text, ''), t.released)
    returning t.workspace_id, t.customer_id, t.conversation_id, t.id, t.reply_id
  ), conversation as (
    update ai.conversations c set
      last_seq = c.last_seq + case when $7::text is null then 0 else 1 end,
      updated_at = now(),
      status = case when $10::uuid is null then c.status else 'escalated' end,
      escalation_reason = coalesce($11::text, c.escalation_reason),
      escalated_at = case when $10::uuid is null then c.escalated_at else coalesce(c.escalated_at, now()) end
    from turn t where c.workspace_id = t.workspace_id and c.id = t.conversation_id
    returning c.last_seq, c.status, c.channel
  ), called as (
    insert into support.escalations (id, workspace_id, customer_id, conversation_id, message_id, reason, topic, priority, due_at)
    select $10::uuid, t.workspace_id, t.customer_id, t.conversation_id, $9::uuid, $11::text, $12::text, $13::text, $14::timestamptz
    from turn t where $10::uuid is not null
  ), reply as (
    insert into ai.messages as m (id, workspace_id, customer_id, conversation_id, turn_id, seq, role, content, metadata, in_reply_to, delivery_state)
    select t.reply_id, t.workspace_id, t.customer_id, t.conversation_id, t.id, c.last_seq, 'assistant', $7::text, $8::jsonb, $9::uuid, 'queued'
    from turn t cross join conversation c where $7::text is not null
    returning ${messageColumns('m')}
  )
  select c.status, c.channel, r.* from conversation c left join reply r on true`;
