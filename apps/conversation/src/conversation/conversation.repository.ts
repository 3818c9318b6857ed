import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConversationStatus, conversationOpen, DataOf } from '@rapport/contracts';
import { type PagePlace, type Scope, UnitOfWork } from '@rapport/database';
import type { ConversationEntity } from './conversation.entity.js';

type Opening = DataOf<typeof conversationOpen>;

export type ConversationRow = Pick<
  ConversationEntity,
  'id' | 'customerId' | 'channel' | 'threadId' | 'status' | 'escalationReason' | 'createdAt' | 'updatedAt'
>;

const COLUMNS = `c.id, c.customer_id as "customerId", c.channel, c.thread_id as "threadId", c.status,
  c.escalation_reason as "escalationReason", c.created_at as "createdAt", c.updated_at as "updatedAt"`;

@Injectable()
export class ConversationRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<ConversationRow | null> {
    const rows = await this.unit.query<ConversationRow>(`select ${COLUMNS} from ai.conversations c where c.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Two openings of the same thread wait for each other, so that the second finds the first's conversation. */
  async findOpen({ customerId, channel, threadId }: Opening): Promise<ConversationRow | null> {
    await this.unit.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`conversation ${customerId} ${channel} ${threadId ?? ''}`]);
    const rows = await this.unit.query<ConversationRow>(
      `select ${COLUMNS} from ai.conversations c
       where c.customer_id = $1 and c.channel = $2 and c.thread_id is not distinct from $3 and c.status <> 'closed'
       order by c.created_at desc, c.id desc limit 1`,
      [customerId, channel, threadId],
    );
    return rows[0] ?? null;
  }

  async add(scope: Scope, { customerId, channel, threadId }: Opening): Promise<ConversationRow | null> {
    const rows = await this.unit.query<ConversationRow>(
      `insert into ai.conversations as c (id, workspace_id, customer_id, channel, thread_id) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
      [randomUUID(), scope.workspaceId, customerId, channel, threadId],
    );
    return rows[0] ?? null;
  }

  /** The newest first. */
  list(status: ConversationStatus | null, after: PagePlace | undefined, limit: number): Promise<ConversationRow[]> {
    return this.unit.query<ConversationRow>(
      `select ${COLUMNS} from ai.conversations c
       where ($1::text is null or c.status = $1)
         and ($2::timestamptz is null or (c.created_at, c.id) < ($2::timestamptz, $3::uuid))
       order by c.created_at desc, c.id desc limit $4`,
      [status, after?.at ?? null, after?.id ?? null, limit],
    );
  }
}
