import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer's message as it came in; its id is the message's id for good. */
@Entity({ schema: 'support', name: 'inbound' })
export class InboundEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text') source!: 'api' | 'visitor';
  @Column('text') body!: string;
  /** The same message sent twice has the same one. */
  @Column('text', { name: 'dedupe_key' }) dedupeKey!: string;
  @Column('timestamptz', { name: 'received_at', default: () => 'now()' }) receivedAt!: Date;
}
