import type { Channel, ConversationStatus } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thread of a customer on one channel. */
@Entity({ schema: 'ai', name: 'conversations' })
export class ConversationEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text') channel!: Channel;
  @Column('text', { name: 'thread_id', nullable: true }) threadId!: string | null;
  @Column('text', { default: 'active' }) status!: ConversationStatus;
  @Column('uuid', { name: 'assigned_to', nullable: true }) assignedTo!: string | null;
  @Column('text', { name: 'escalation_reason', nullable: true }) escalationReason!: string | null;
  /** The highest `seq` given to a message; the row's lock puts messages in order. */
  @Column('integer', { name: 'last_seq', default: 0 }) lastSeq!: number;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3, default: () => 'now()' }) updatedAt!: Date;
  @Column({ type: 'timestamptz', name: 'escalated_at', precision: 3, nullable: true }) escalatedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'closed_at', precision: 3, nullable: true }) closedAt!: Date | null;
}
