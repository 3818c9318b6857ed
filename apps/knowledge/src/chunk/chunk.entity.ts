import { EmbeddingColumn } from '@rapport/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SourceType } from '../document/document.entity.js';

/** A passage of a document, as it is searched and cited. */
@Entity({ schema: 'ai', name: 'kb_chunks' })
export class ChunkEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('integer') version!: number;
  @Column('integer') ordinal!: number;
  /** People see it as `KB-042`. */
  @Column('integer', { name: 'ref_number' }) refNumber!: number;
  @Column('text') title!: string;
  @Column('text', { array: true }) headings!: string[];
  /** Page of a PDF, slide of a presentation; null where there are none. */
  @Column('integer', { nullable: true }) page!: number | null;
  @Column('text') text!: string;
  @Column('text') category!: string;
  @Column('text', { array: true }) tags!: string[];
  @Column('text', { name: 'source_type' }) sourceType!: SourceType;
  /** Stems of text, headings and title with their places; see lexeme.rule. */
  @Column('tsvector', { select: false }) lexemes!: string;
  /** How many stems those are: the length that BM25 asks for. */
  @Column('integer', { name: 'term_count' }) termCount!: number;
  @EmbeddingColumn() embedding!: number[];
  @Column('text', { name: 'embedding_model' }) embeddingModel!: string;
  @Column('integer', { name: 'usage_count', default: 0 }) usageCount!: number;
  @Column('integer', { name: 'success_count', default: 0 }) successCount!: number;
  @Column('integer', { name: 'rated_count', default: 0 }) ratedCount!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
