import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the person who uploaded it said of a document. */
export interface Given {
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  /** Null when the text came as text. */
  readonly fileName: string | null;
  readonly mediaType: string | null;
}

/** One upload of a document, kept as it came. */
@Entity({ schema: 'ai', name: 'kb_document_versions' })
export class DocumentVersionEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') given!: Given;
  @Column('bytea') content!: Buffer;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
