import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TurnState } from './turn.machine.js';

/** One message of a customer, or a burst of them, and what became of it. */
@Entity({ schema: 'ai', name: 'turns' })
export class TurnEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('text') state!: TurnState;
  /** The id of the reply, fixed from the start: a stream can name it before it is stored. */
  @Column('uuid', { name: 'reply_id' }) replyId!: string;
  /** What the customer has been shown of the reply so far. */
  @Column('text', { default: '' }) released!: string;
  @Column('jsonb', { nullable: true }) explanation!: Record<string, unknown> | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'started_at', precision: 3, nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'ended_at', precision: 3, nullable: true }) endedAt!: Date | null;
}
