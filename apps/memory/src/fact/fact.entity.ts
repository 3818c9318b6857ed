import type { FactKind, FactView } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A fact about a customer with the time in which it holds. */
@Entity({ schema: 'ai', name: 'user_memory' })
export class FactEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text') kind!: FactKind;
  /** Facts of one slot contradict each other: only one of them holds. */
  @Column('text') slot!: string;
  @Column('text') value!: string;
  /** The same for the same fact, however it was said. */
  @Column('text', { name: 'value_key' }) valueKey!: string;
  @Column('text') text!: string;
  @Column('real') confidence!: number;
  @Column('integer', { default: 1 }) times!: number;
  @Column('text') source!: FactView['source'];
  @Column('text', { name: 'source_message_id', nullable: true }) sourceMessageId!: string | null;
  @Column('uuid', { name: 'interaction_id', nullable: true }) interactionId!: string | null;
  @Column('timestamptz', { name: 'valid_from' }) validFrom!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) validTo!: Date | null;
  @Column('uuid', { name: 'superseded_by', nullable: true }) supersededBy!: string | null;
  @Column('timestamptz', { name: 'last_said_at' }) lastSaidAt!: Date;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
