import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the person who sent it said of a document. */
export interface Given {
  /** Null when a page of the web shall keep its own. */
  readonly title: string | null;
  readonly category: string;
  readonly tags: readonly string[];
  /** Null when the text came as text. */
  readonly fileName: string | null;
  readonly mediaType: string | null;
}

/** One version of a document. Its bytes are kept as they came, in pieces. */
@Entity({ schema: 'ai', name: 'kb_document_versions' })
export class DocumentVersionEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') given!: Given;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('integer', { name: 'size_bytes' }) sizeBytes!: number;
  @Column('text') sha256!: string;
  @Column('text', { name: 'source_url', nullable: true }) sourceUrl!: string | null;
  /** What its server wants to hear when it is asked for changes. */
  @Column('text', { nullable: true }) etag!: string | null;
  @Column('text', { name: 'last_modified', nullable: true }) lastModified!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
