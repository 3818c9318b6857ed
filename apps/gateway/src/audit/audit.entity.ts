import type { Actor } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who saw or changed what. Rows are only added. */
@Entity({ schema: 'identity', name: 'audit_log' })
export class AuditEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  @Column('text', { name: 'actor_kind' }) actorKind!: Actor['kind'];
  @Column('text', { name: 'actor_id' }) actorId!: string;
  @Column('text') action!: string;
  /** Id of what it was done to. */
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { name: 'request_id' }) requestId!: string;
}
