import type { ErasureState } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Progress } from './erasure.machine.js';

/** The erasure of a customer: what drives it, and afterwards its receipt. It holds ids and counts. */
@Entity({ schema: 'identity', name: 'erasures' })
export class ErasureEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text', { default: 'running' }) state!: ErasureState;
  @Column('jsonb') progress!: Progress;
  /** By which waiting lines of imports are known as this customer's; empty when the erasure is done. */
  @Column('text', { name: 'identifier_hashes', array: true, default: [] }) identifierHashes!: string[];
  @Column({ type: 'timestamptz', name: 'requested_at', precision: 3, default: () => 'now()' }) requestedAt!: Date;
  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true }) finishedAt!: Date | null;
}
