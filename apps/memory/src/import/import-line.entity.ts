import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line that waits. */
@Entity({ schema: 'ai', name: 'import_lines' })
export class ImportLineEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('integer') line!: number;
  @Column('text') body!: string;
}
