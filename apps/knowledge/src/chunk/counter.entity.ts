import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last short id given out in a workspace. */
@Entity({ schema: 'ai', name: 'kb_counters' })
export class CounterEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('integer', { name: 'last_ref' }) lastRef!: number;
}
