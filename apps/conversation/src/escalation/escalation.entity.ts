import type { EscalationReason, EscalationView } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A conversation that a person should look at. */
@Entity({ schema: 'support', name: 'escalations' })
export class EscalationEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'message_id', nullable: true }) messageId!: string | null;
  @Column('text') reason!: EscalationReason;
  @Column('text', { nullable: true }) topic!: string | null;
  @Column('text') priority!: EscalationView['priority'];
  @Column('text', { default: 'open' }) state!: EscalationView['state'];
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'due_at', precision: 3 }) dueAt!: Date;
  @Column({ type: 'timestamptz', name: 'resolved_at', precision: 3, nullable: true }) resolvedAt!: Date | null;
}
