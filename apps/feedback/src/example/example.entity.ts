import type { TrainingState } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question with a good answer, on its way to a dataset. */
@Entity({ schema: 'ai', name: 'training_data' })
export class ExampleEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'message_id' }) messageId!: string;
  @Column('text') question!: string;
  @Column('text') answer!: string;
  @Column('text', { name: 'original_answer' }) originalAnswer!: string;
  @Column('text', { nullable: true }) intent!: string | null;
  @Column('real', { nullable: true }) confidence!: number | null;
  @Column('text') source!: 'feedback' | 'staff_edit';
  @Column('real', { name: 'quality_score' }) qualityScore!: number;
  @Column('text', { default: 'pending' }) state!: TrainingState;
  @Column('boolean', { name: 'human_verified', default: false }) humanVerified!: boolean;
  @Column('boolean', { name: 'is_active', default: true }) isActive!: boolean;
  @Column('text', { name: 'reviewed_by', nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt!: Date | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
