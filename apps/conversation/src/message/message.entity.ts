import type { MessageRole, MessageView } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageMetadata } from './message-metadata.types.js';

/** One message of a conversation, in the order of arrival. */
@Entity({ schema: 'ai', name: 'messages' })
export class MessageEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'turn_id', nullable: true }) turnId!: string | null;
  @Column('integer') seq!: number;
  @Column('text') role!: MessageRole;
  @Column('text') content!: string;
  @Column('jsonb', { default: [] }) attachments!: readonly unknown[];
  @Column('jsonb', { default: {} }) metadata!: MessageMetadata;
  @Column('uuid', { name: 'in_reply_to', nullable: true }) inReplyTo!: string | null;
  @Column('boolean', { name: 'is_training', default: false }) isTraining!: boolean;
  @Column('text', { name: 'delivery_state' }) deliveryState!: MessageView['delivery'];
  @Column('text', { name: 'channel_message_id', nullable: true }) channelMessageId!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt!: Date;
}
