import type { DocumentState, DocumentView } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a text of the knowledge base came from. */
export type SourceType = 'manual' | 'conversation' | 'review' | 'document';

/** A document as the workspace sees it. What was uploaded lies in `DocumentVersionEntity`, what is searched in `ChunkEntity`. */
@Entity({ schema: 'ai', name: 'kb_documents' })
export class DocumentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  /** Says which upload is the same document again: title and category as they were given. */
  @Column('text', { name: 'source_key' }) sourceKey!: string;
  @Column('text') title!: string;
  @Column('text') category!: string;
  @Column('text', { array: true }) tags!: string[];
  @Column('text') format!: DocumentView['format'];
  @Column('text', { name: 'source_type' }) sourceType!: SourceType;
  @Column('text') state!: DocumentState;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('integer') version!: number;
  /** SHA-256 of all that was given: the same again changes nothing. */
  @Column('text') digest!: string;
  @Column('integer', { name: 'chunk_count', default: 0 }) chunkCount!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
