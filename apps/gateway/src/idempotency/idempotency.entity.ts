import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request that came with an Idempotency-Key, and its answer for a day. */
@Entity({ schema: 'identity', name: 'idempotency_keys' })
export class IdempotencyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id', nullable: true }) customerId!: string | null;
  @Column('text') principal!: string;
  @Column('text') key!: string;
  @Column('text', { name: 'request_hash' }) requestHash!: string;
  @Column('text') state!: 'running' | 'done';
  @Column('smallint', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) answer!: unknown;
  @Column('timestamptz', { name: 'locked_until' }) lockedUntil!: Date;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}
