import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who writes to the workspace. */
@Entity({ schema: 'identity', name: 'customers' })
export class CustomerEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
