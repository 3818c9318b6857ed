import type { Channel } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of a reply on its channel: one row per reply. */
@Entity({ schema: 'support', name: 'outbound' })
export class OutboundEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'message_id' }) messageId!: string;
  @Column('text') channel!: Channel;
  @Column('text') via!: string;
  @Column('text') state!: 'sent' | 'failed' | 'unknown';
  @Column('integer') attempts!: number;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
