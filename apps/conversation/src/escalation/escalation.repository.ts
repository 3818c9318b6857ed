import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { ConversationStatus } from '@rapport/contracts';
import type { EscalationEntity } from './escalation.entity.js';
import { type EscalationState, escalationStatesBefore } from './escalation.machine.js';

export type EscalationRow = Omit<EscalationEntity, 'workspaceId' | 'customerId'>;

/** Where a page begins: after the row with these sort keys. */
export interface AfterEscalation {
  readonly rank: number;
  readonly createdAt: string;
  readonly id: string;
}

const COLUMNS = `e.id, e.conversation_id as "conversationId", e.message_id as "messageId", e.reason, e.topic, e.priority, e.state,
  e.assignee_id as "assigneeId", e.created_at as "createdAt", e.due_at as "dueAt", e.resolved_at as "resolvedAt"`;

@Injectable()
export class EscalationRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<EscalationRow | null> {
    const rows = await this.unit.query<EscalationRow>(`select ${COLUMNS} from support.escalations e where e.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** The most urgent and oldest first. */
  list(state: EscalationState | null, after: AfterEscalation | null, limit: number): Promise<EscalationRow[]> {
    return this.unit.query<EscalationRow>(
      `select ${COLUMNS} from support.escalations e
       cross join lateral (select case e.priority when 'urgent' then 0 when 'high' then 1 else 2 end as rank) p
       where ($1::text is null or e.state = $1)
         and ($2::int is null or (p.rank, e.created_at, e.id) > ($2::int, $3::timestamptz, $4::uuid))
       order by p.rank, e.created_at, e.id limit $5`,
      [state, after?.rank ?? null, after?.createdAt ?? null, after?.id ?? null, limit],
    );
  }

  /** @returns the resolved escalation, or null when it can't be resolved (any more) */
  async resolve(id: string): Promise<EscalationRow | null> {
    const rows = await this.unit.query<EscalationRow>(
      `update support.escalations e set state = 'resolved', resolved_at = now() where e.id = $1 and e.state = any($2) returning ${COLUMNS}`,
      [id, escalationStatesBefore('resolve')],
    );
    return rows[0] ?? null;
  }

  /**
   * Lets the assistant answer again when nothing in a conversation waits for a person any more.
   *
   * @returns the new status, or null when it did not change
   */
  async release(conversationId: string): Promise<ConversationStatus | null> {
    const rows = await this.unit.query<{ status: ConversationStatus }>(
      `update ai.conversations c set status = 'active', escalation_reason = null, escalated_at = null, updated_at = now()
       where c.id = $1 and c.status = 'escalated'
         and not exists (select from support.escalations e where e.conversation_id = c.id and e.state <> 'resolved')
       returning c.status`,
      [conversationId],
    );
    return rows[0]?.status ?? null;
  }
}
