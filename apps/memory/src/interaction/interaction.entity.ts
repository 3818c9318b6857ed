import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened with a customer: an exchange, or something that is no chat. */
@Entity({ schema: 'ai', name: 'user_interactions' })
export class InteractionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  /** Its place in the order of this customer's commits. */
  @Column('bigint') version!: string;
  @Column('text') type!: string;
  @Column('text') source!: 'turn' | 'api' | 'import';
  /** The same when the same thing is told again: then nothing is added. */
  @Column('text', { name: 'source_key' }) sourceKey!: string;
  @Column('text') content!: string;
  @Column('text', { nullable: true }) response!: string | null;
  @Column('jsonb', { default: {} }) context!: Record<string, unknown>;
  @Column('text', { nullable: true }) channel!: string | null;
  @Column('text', { nullable: true }) intent!: string | null;
  @Column('text', { array: true, default: [] }) topics!: string[];
  @Column('text', { name: 'session_id', nullable: true }) sessionId!: string | null;
  @Column('text', { name: 'source_message_ids', array: true, default: [] }) sourceMessageIds!: string[];
  @Column('real') importance!: number;
  /** Of what the customer said; null where it was not measured. */
  @Column('real', { nullable: true }) sentiment!: number | null;
  @Column('timestamptz', { name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
