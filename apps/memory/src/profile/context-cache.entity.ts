import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The assembled profile of a customer, for 5 minutes. */
@Entity({ schema: 'ai', name: 'context_cache' })
export class ContextCacheEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('bigint') version!: string;
  @Column('bigint') epoch!: string;
  @Column('jsonb') context!: Record<string, unknown>;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}
