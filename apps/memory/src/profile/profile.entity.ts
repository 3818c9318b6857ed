import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row for each customer of whom anything is kept. */
@Entity({ schema: 'ai', name: 'user_profiles' })
export class ProfileEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('bigint', { default: 1 }) version!: string;
  /** Another one whenever something earlier was changed or removed. */
  @Column('bigint') epoch!: string;
  @Column('integer', { name: 'live_interactions', default: 0 }) liveInteractions!: number;
  @Column('integer', { default: 0 }) interactions!: number;
  @Column('jsonb', { default: {} }) channels!: Record<string, number>;
  @Column('jsonb', { name: 'active_hours', default: {} }) activeHours!: Record<string, number>;
  @Column('timestamptz', { name: 'first_seen_at', nullable: true }) firstSeenAt!: Date | null;
  @Column('timestamptz', { name: 'last_seen_at', nullable: true }) lastSeenAt!: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
