import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a line was refused. */
@Entity({ schema: 'ai', name: 'import_errors' })
export class ImportErrorEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('integer') line!: number;
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
