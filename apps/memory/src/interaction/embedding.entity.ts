import { EmbeddingColumn } from '@rapport/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A memory: one text of an exchange as a vector. */
@Entity({ schema: 'ai', name: 'user_interaction_embeddings' })
export class EmbeddingEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'customer_id' }) customerId!: string;
  @PrimaryColumn('uuid', { name: 'interaction_id' }) interactionId!: string;
  @PrimaryColumn('text') part!: 'message' | 'reply';
  @Column('real') importance!: number;
  @Column('boolean', { default: true }) live!: boolean;
  @EmbeddingColumn() embedding!: number[];
  @Column('text', { name: 'embedding_model' }) embeddingModel!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
