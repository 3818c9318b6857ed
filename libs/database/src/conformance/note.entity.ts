import { Column, Entity } from 'typeorm';
import { WorkspaceRow } from '../entity/workspace-row.entity.js';
import { EmbeddingColumn } from '../vector/embedding-column.decorator.js';

/** A table of the conformance suite: one customer's notes. */
@Entity({ schema: 'ai', name: 'notes' })
export class Note extends WorkspaceRow {
  @Column({ name: 'customer_id', type: 'uuid' })
  customerId!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'jsonb', default: {} })
  labels!: Record<string, unknown>;

  @EmbeddingColumn({ nullable: true })
  embedding!: number[] | null;
}
