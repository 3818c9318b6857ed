import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Split } from './split.rule.js';

/** One scrubbed example of a dataset. */
@Entity({ schema: 'ai', name: 'training_examples' })
export class DatasetExampleEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'dataset_id' }) datasetId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'source_id' }) sourceId!: string;
  @Column('text') split!: Split;
  @Column('text') question!: string;
  @Column('text') answer!: string;
  @Column('text', { nullable: true }) intent!: string | null;
  @Column('real') quality!: number;
  @Column('jsonb', { default: {} }) replaced!: Record<string, number>;
}
