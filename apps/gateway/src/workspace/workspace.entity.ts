import type { MemoryRanking, WorkspaceModels } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One tenant. */
@Entity({ schema: 'identity', name: 'workspaces' })
export class WorkspaceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) slug!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text') country!: string;
  @Column('text') currency!: string;
  @Column('text', { name: 'accent_color' }) accentColor!: string;
  @Column('text', { name: 'allowed_origins', array: true, default: '{}' }) allowedOrigins!: string[];
  @Column('text', { name: 'escalation_contact', default: '' }) escalationContact!: string;
  @Column('jsonb', { default: {} }) models!: WorkspaceModels;
  @Column('text', { name: 'memory_ranking', nullable: true }) memoryRanking!: MemoryRanking | null;
  @Column('integer', { name: 'memory_retention_days', nullable: true }) memoryRetentionDays!: number | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
