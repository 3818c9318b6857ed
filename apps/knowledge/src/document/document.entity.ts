import type { DocumentFormat, DocumentState } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Given } from './document-version.entity.js';

/** Where a text of the knowledge base came from. */
export type SourceType = 'manual' | 'conversation' | 'review' | 'document';

/** A document as the workspace sees it. What was uploaded lies in `DocumentVersionEntity`, what is searched in `ChunkEntity`. */
@Entity({ schema: 'ai', name: 'kb_documents' })
export class DocumentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  /** Says which upload is the same document again: title and category as they were given, or its address. */
  @Column('text', { name: 'source_key' }) sourceKey!: string;
  @Column('text') title!: string;
  @Column('text') category!: string;
  @Column('text', { array: true }) tags!: string[];
  @Column('text') format!: DocumentFormat;
  @Column('text', { nullable: true }) language!: string | null;
  @Column('text', { name: 'source_type' }) sourceType!: SourceType;
  @Column('text') state!: DocumentState;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { array: true, default: '{}' }) notes!: string[];
  @Column('integer') version!: number;
  /** The version whose chunks are searched. */
  @Column('integer', { name: 'serving_version', nullable: true }) servingVersion!: number | null;
  /** SHA-256 of all that was given: the same again changes nothing. */
  @Column('text') digest!: string;
  @Column('integer', { name: 'chunk_count', default: 0 }) chunkCount!: number;
  /** Chunks embedded so far of the version that is being read. */
  @Column('integer', { name: 'progress_done', default: 0 }) progressDone!: number;
  /** Null until its text is cut. */
  @Column('integer', { name: 'progress_total', nullable: true }) progressTotal!: number | null;
  /** After all redirects; null for uploads. */
  @Column('text', { name: 'source_url', nullable: true }) sourceUrl!: string | null;
  /** As a person gave it. */
  @Column('text', { name: 'requested_url', nullable: true }) requestedUrl!: string | null;
  /** What was said when the address was given. */
  @Column('jsonb', { name: 'source_given', nullable: true }) sourceGiven!: Given | null;
  @Column('timestamptz', { name: 'fetched_at', nullable: true }) fetchedAt!: Date | null;
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt!: Date | null;
  /** The last look at its address found what was there before. */
  @Column('boolean', { default: false }) unchanged!: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
