import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of a file as it was received. In pieces no message, statement or row is large, whatever the file. */
@Entity({ schema: 'ai', name: 'kb_file_pieces' })
export class FilePieceEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'file_id' }) fileId!: string;
  @PrimaryColumn('integer') ordinal!: number;
  @Column('bytea') bytes!: Buffer;
  /** A version of a document has the file. Others are removed after a while. */
  @Column('boolean', { default: false }) owned!: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
