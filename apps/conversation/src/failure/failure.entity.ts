import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that went wrong in the pipeline, without any customer's words. */
@Entity({ schema: 'ai', name: 'errors' })
export class FailureEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  /** What failed and how, for grouping: `turn.timeout`. */
  @Column('text') kind!: string;
  @Column('text') message!: string;
  @Column('jsonb', { default: {} }) context!: Record<string, string | number | boolean | null>;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt!: Date;
}
