import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people said of one reply, and what produced the reply. */
@Entity({ schema: 'ai', name: 'response_feedback' })
export class RatingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'message_id' }) messageId!: string;
  @Column('text', { nullable: true }) thumb!: 'up' | 'down' | null;
  @Column('smallint', { nullable: true }) stars!: number | null;
  @Column('boolean', { nullable: true }) helpful!: boolean | null;
  @Column('boolean', { nullable: true }) accurate!: boolean | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('real', { name: 'quality_score' }) qualityScore!: number;
  @Column('jsonb') produced!: Record<string, unknown>;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
