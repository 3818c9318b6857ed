import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A table as somebody would describe it who forgot the migration. */
@Entity({ schema: 'ai', name: 'kb_counters' })
export class DriftedCounterEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('integer', { name: 'last_ref' }) lastRef!: number;
  @Column('text', { name: 'forgotten', nullable: true }) forgotten!: string | null;
}
