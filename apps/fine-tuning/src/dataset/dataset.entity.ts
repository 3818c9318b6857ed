import type { DatasetView } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named snapshot of approved examples. Its rows never change once it is ready, except that those of an erased customer leave. */
@Entity({ schema: 'ai', name: 'training_datasets' })
export class DatasetEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('text') name!: string;
  @Column('text') kind!: DatasetView['kind'];
  @Column('text', { default: 'queued' }) state!: DatasetView['state'];
  @Column('text', { nullable: true }) error!: string | null;
  @Column('jsonb', { default: { train: 0, validation: 0, test: 0 } }) counts!: DatasetView['counts'];
  @Column('jsonb', { name: 'scrub_report', default: {} }) scrubReport!: DatasetView['scrubReport'];
  @Column('integer', { name: 'erased_examples', default: 0 }) erasedExamples!: number;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'ready_at', nullable: true }) readyAt!: Date | null;
}
