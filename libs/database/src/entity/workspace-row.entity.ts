import { CreateDateColumn, PrimaryColumn } from 'typeorm';

/** The columns with which every row of a workspace begins. */
export abstract class WorkspaceRow {
  @PrimaryColumn({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
