import { Column, PrimaryColumn } from 'typeorm';

/** The last run that brought the texts of a workspace to another embedding model. Each service has its own table of them. */
export abstract class ReembeddingRunEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  /** A command of another run does nothing. */
  @Column('uuid', { name: 'run_id' }) runId!: string;
  /** The model that all texts shall have. */
  @Column('text') model!: string;
  /** Failures in a row. */
  @Column('integer', { default: 0 }) failures!: number;
  /** Code of the last failure, while it lasts. */
  @Column('text', { name: 'waiting_for', nullable: true }) waitingFor!: string | null;
  /** Keys of texts that the model did not take in this run. */
  @Column('text', { array: true, default: '{}' }) refused!: string[];
  @Column('timestamptz', { name: 'started_at', default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}
