import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Past conversations that come in from another system. */
@Entity({ schema: 'ai', name: 'imports' })
export class ImportEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('text') state!: 'open' | 'running' | 'done';
  @Column('integer', { name: 'lines_total', default: 0 }) linesTotal!: number;
  @Column('integer', { name: 'lines_done', default: 0 }) linesDone!: number;
  @Column('integer', { name: 'lines_refused', default: 0 }) linesRefused!: number;
  @Column('integer', { name: 'exchanges_added', default: 0 }) exchangesAdded!: number;
  @Column('integer', { name: 'exchanges_known', default: 0 }) exchangesKnown!: number;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}
